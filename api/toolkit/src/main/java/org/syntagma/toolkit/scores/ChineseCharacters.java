package org.syntagma.toolkit.scores;

/**
 * What sacrebleu's tokenizer {@code zh} takes for a Chinese character. Two of its ranges mean
 * ideographs beyond the basic plane, but are written with four digits and one more character; so
 * they stand for U+2001 to U+2A6D (dashes, curly quotes, arrows and mathematical symbols among
 * them) and U+2F81 to U+2FA1, and no character beyond the basic plane is Chinese. Published scores
 * were computed so, and these are too.
 */
final class ChineseCharacters {
  private static final int[][] RANGES = {
    {0x2001, 0x2A6D},
    {0x2E80, 0x2FDF},
    {0x2FF0, 0x303F},
    {0x3100, 0x312F},
    {0x31A0, 0x31BF},
    {0x31C0, 0x31EF},
    {0x3200, 0x33FF},
    {0x3400, 0x4DB5},
    {0x4E00, 0x9FBB},
    {0xF900, 0xFA2D},
    {0xFA30, 0xFA6A},
    {0xFA70, 0xFAD9},
    {0xFE10, 0xFE1F},
    {0xFE30, 0xFE4F},
    {0xFF00, 0xFFEF}
  };

  private ChineseCharacters() {}

  /** The text with a space on either side of each Chinese character. */
  static String apart(String text) {
    StringBuilder apart = new StringBuilder(text.length() * 2);
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (isChinese(character)) {
        apart.append(' ').append(character).append(' ');
      } else {
        apart.append(character);
      }
    }
    return apart.toString();
  }

  private static boolean isChinese(char character) {
    if (character < RANGES[0][0]) {
      return false;
    }
    for (int[] range : RANGES) {
      if (character >= range[0] && character <= range[1]) {
        return true;
      }
    }
    return false;
  }
}
