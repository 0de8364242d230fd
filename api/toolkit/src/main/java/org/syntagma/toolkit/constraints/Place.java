package org.syntagma.toolkit.constraints;

/** Where a text is between its words. */
enum Place {
  /** Before all of it. */
  START,
  /** After the space that parts two words. */
  SPACE,
  /** After a word whose last character is a letter, a digit, or beyond ASCII. */
  LETTER,
  /** After a word whose last character is a sign. */
  SIGN,
  /** Within a word. */
  INSIDE;

  boolean mayEnd() {
    return this == START || this == LETTER || this == SIGN;
  }

  /** Whether a space may come. */
  boolean takesSpace() {
    return this == LETTER || this == SIGN;
  }

  /** Whether a word may begin with this byte. */
  boolean takes(char first) {
    return this != LETTER || isSign(first);
  }

  /** After a word that ends with this byte. */
  static Place after(char last) {
    return isSign(last) ? SIGN : LETTER;
  }

  private static boolean isSign(char unit) {
    boolean letter = (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z');
    return unit < 0x80 && !letter && !(unit >= '0' && unit <= '9');
  }
}
