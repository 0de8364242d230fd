package org.syntagma.toolkit.scores;

import java.util.Locale;

/**
 * Lower case as Python's. Java's differs in one letter only: it looks for the end of a word where
 * the Unicode standard (section 3.13, Final_Sigma) looks at the letters beside a Greek capital
 * sigma.
 */
final class LowerCase {
  private static final char SIGMA = 'Σ';
  private static final char MIDDLE = 'σ';
  private static final char FINAL = 'ς';

  /** Punctuation that may stand inside a word. */
  private static final String INSIDE_WORDS =
      "'.:\u00b7\u0387\u055f\u05f4\u2018\u2019\u2024\u2027\ufe13\ufe52\ufe55\uff07\uff0e\uff1a";

  private LowerCase() {}

  static String of(String text) {
    int sigma = text.indexOf(SIGMA);
    if (sigma < 0) {
      return text.toLowerCase(Locale.ROOT);
    }
    StringBuilder lower = new StringBuilder(text.length());
    int start = 0;
    while (sigma >= 0) {
      lower.append(text.substring(start, sigma).toLowerCase(Locale.ROOT));
      lower.append(isFinal(text, sigma) ? FINAL : MIDDLE);
      start = sigma + 1;
      sigma = text.indexOf(SIGMA, start);
    }
    return lower.append(text.substring(start).toLowerCase(Locale.ROOT)).toString();
  }

  private static boolean isFinal(String text, int sigma) {
    return isCased(before(text, sigma)) && !isCased(after(text, sigma + 1));
  }

  /** The last character before a place that is not ignored; 0 if there is none. */
  private static int before(String text, int end) {
    int place = end;
    while (place > 0) {
      int character = text.codePointBefore(place);
      if (!isIgnored(character)) {
        return character;
      }
      place -= Character.charCount(character);
    }
    return 0;
  }

  /** The first character from a place on that is not ignored; 0 if there is none. */
  private static int after(String text, int start) {
    int place = start;
    while (place < text.length()) {
      int character = text.codePointAt(place);
      if (!isIgnored(character)) {
        return character;
      }
      place += Character.charCount(character);
    }
    return 0;
  }

  private static boolean isCased(int character) {
    return Character.isLowerCase(character)
        || Character.isUpperCase(character)
        || Character.isTitleCase(character);
  }

  private static boolean isIgnored(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.MODIFIER_LETTER,
          Character.MODIFIER_SYMBOL ->
          true;
      default -> INSIDE_WORDS.indexOf(character) >= 0;
    };
  }
}
