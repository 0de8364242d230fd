package org.syntagma.data.subwords;

/** Strings of Java can hold halves of surrogate pairs, which no encoding of Unicode has. */
final class WellFormed {
  private WellFormed() {}

  /** The text with U+FFFD for each half of a pair that stands alone. */
  static String text(String text) {
    int lone = lone(text, 0);
    if (lone < 0) {
      return text;
    }
    StringBuilder fixed = new StringBuilder(text);
    for (int at = lone; at >= 0; at = lone(text, at + 1)) {
      fixed.setCharAt(at, '\uFFFD');
    }
    return fixed.toString();
  }

  static boolean isWellFormed(String text) {
    return lone(text, 0) < 0;
  }

  private static int lone(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        boolean pair =
            Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }
}
