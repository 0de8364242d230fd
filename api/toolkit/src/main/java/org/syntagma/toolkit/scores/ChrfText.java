package org.syntagma.toolkit.scores;

import java.util.ArrayList;
import java.util.List;

/** What chrF sees of a text: its characters, and its words with punctuation cut off. */
final class ChrfText {
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  private final String text;
  private final ChrfSettings settings;

  ChrfText(String text, ChrfSettings settings) {
    this.text = settings.lowerCase() ? LowerCase.of(text) : text;
    this.settings = settings;
  }

  /** Code points. */
  int[] characters() {
    return text.codePoints()
        .filter(character -> settings.whitespace() || !Spaces.isSpace(character))
        .toArray();
  }

  /** One punctuation mark is cut off a word: its last character, or else its first. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    for (String word : Spaces.words(text)) {
      int last = word.length() - 1;
      if (last > 0 && isPunctuation(word.charAt(last))) {
        words.add(word.substring(0, last));
        words.add(word.substring(last));
      } else if (last > 0 && isPunctuation(word.charAt(0))) {
        words.add(word.substring(0, 1));
        words.add(word.substring(1));
      } else {
        words.add(word);
      }
    }
    return words;
  }

  private static boolean isPunctuation(char character) {
    return PUNCTUATION.indexOf(character) >= 0;
  }
}
