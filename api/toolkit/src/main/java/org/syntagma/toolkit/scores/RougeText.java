package org.syntagma.toolkit.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What ROUGE sees of a text: words of a to z and 0 to 9 in lower case; all else separates. */
final class RougeText {
  private final int[] words;
  private final List<int[]> lines = new ArrayList<>();

  RougeText(String text, Numbering numbers) {
    String lower = text.toLowerCase(Locale.ROOT);
    this.words = numbers.of(tokens(lower));
    for (String line : lower.split("\n", -1)) {
      lines.add(numbers.of(tokens(line)));
    }
  }

  /** The numbers of all words. */
  int[] words() {
    return words;
  }

  /** The numbers of each line's words. */
  List<int[]> lines() {
    return lines;
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || !isWordCharacter(text.charAt(i))) {
        if (start < i) {
          tokens.add(text.substring(start, i));
        }
        start = i + 1;
      }
    }
    return tokens;
  }

  private static boolean isWordCharacter(char character) {
    return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
  }
}
