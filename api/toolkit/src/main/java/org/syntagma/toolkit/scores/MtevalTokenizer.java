package org.syntagma.toolkit.scores;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a line as NIST's mteval-v13a does for Western languages, in one pass where mteval rewrites
 * the line four times. Symbols stand alone. A full stop or comma stays with a digit before it and a
 * digit (or the line's end) after it; a hyphen is cut off after a digit.
 *
 * <p>mteval looks at pairs of characters and goes on behind each pair it rewrote. So a stop that
 * was cut off for what precedes it hides itself from a second stop right behind it, which then is
 * cut off only for what follows.
 */
final class MtevalTokenizer {
  private final String line;
  private final List<String> tokens = new ArrayList<>();
  private int start;

  private MtevalTokenizer(String line) {
    this.line = line;
  }

  static List<String> tokens(String line) {
    MtevalTokenizer tokenizer = new MtevalTokenizer(line);
    tokenizer.run();
    return tokenizer.tokens;
  }

  /** Markup and line ends, before anything is cut. */
  static String plain(String text) {
    String line = text.replace("<skipped>", "").replace("-\n", "").replace('\n', ' ');
    return line.indexOf('&') < 0
        ? line
        : line.replace("&quot;", "\"")
            .replace("&amp;", "&")
            .replace("&lt;", "<")
            .replace("&gt;", ">");
  }

  private void run() {
    boolean hidden = false;
    for (int i = 0; i < line.length(); i++) {
      char character = line.charAt(i);
      boolean cut = false;
      if (Spaces.isSpace(character)) {
        endWord(i);
        start = i + 1;
      } else if (isStop(character)) {
        cut = i > 0 && !isDigit(line.charAt(i - 1)) && !hidden;
        if (cut || (i + 1 < line.length() && !isDigit(line.charAt(i + 1)))) {
          standAlone(i);
        }
      } else if (isSymbol(character) || isHyphenAfterDigit(i)) {
        standAlone(i);
      }
      hidden = cut;
    }
    endWord(line.length());
  }

  private void endWord(int end) {
    if (start < end) {
      tokens.add(line.substring(start, end));
    }
  }

  private void standAlone(int place) {
    endWord(place);
    tokens.add(line.substring(place, place + 1));
    start = place + 1;
  }

  private boolean isHyphenAfterDigit(int place) {
    return line.charAt(place) == '-' && place > 0 && isDigit(line.charAt(place - 1));
  }

  private static boolean isStop(char character) {
    return character == '.' || character == ',';
  }

  /** ASCII punctuation except apostrophes, hyphens, and stops. */
  private static boolean isSymbol(char character) {
    return character > ' '
        && character < 0x7F
        && !isDigit(character)
        && (character < 'A' || character > 'Z')
        && (character < 'a' || character > 'z')
        && character != '\''
        && character != '-';
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
