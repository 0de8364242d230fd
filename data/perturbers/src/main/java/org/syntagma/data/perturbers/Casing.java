package org.syntagma.data.perturbers;

import java.util.Locale;

/** How words are spelled with capitals. */
final class Casing {
  private Casing() {}

  static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** {@code word}, in lower case, with capitals where {@code model} has them: all, or the first. */
  static String like(String model, String word) {
    if (model.length() > 1 && isUpper(model)) {
      return word.toUpperCase(Locale.ROOT);
    }
    int first = word.offsetByCodePoints(0, Math.min(1, word.length()));
    return Character.isUpperCase(model.codePointAt(0))
        ? word.substring(0, first).toUpperCase(Locale.ROOT) + word.substring(first)
        : word;
  }

  private static boolean isUpper(String word) {
    return word.equals(word.toUpperCase(Locale.ROOT)) && !word.equals(lower(word));
  }

  /** Whether it is punctuation: neither letters nor digits. */
  static boolean isMark(String word) {
    return word.codePoints().noneMatch(Character::isLetterOrDigit);
  }
}
