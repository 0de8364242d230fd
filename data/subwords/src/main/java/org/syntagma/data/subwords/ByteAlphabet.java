package org.syntagma.data.subwords;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * GPT-2's alphabet (Radford 2019): each byte as one visible character, so that a vocabulary of byte
 * strings can be written as text. Printable characters of Latin-1 stand for their own bytes, and
 * U+0100 and what follows for the other bytes in their order.
 */
final class ByteAlphabet {
  static final int SIZE = 256;

  private static final int FIRST_OTHER = 0x100;
  private static final int NONE = -1;
  private static final char[] CHARACTERS = characters();
  private static final int[] BYTES = bytes();

  private ByteAlphabet() {}

  private static char[] characters() {
    char[] characters = new char[SIZE];
    int others = 0;
    for (int each = 0; each < SIZE; each++) {
      characters[each] = (char) (isPrintable(each) ? each : FIRST_OTHER + others++);
    }
    return characters;
  }

  private static int[] bytes() {
    int last = CHARACTERS[0xAD];
    int[] bytes = new int[last + 1];
    Arrays.fill(bytes, NONE);
    for (int each = 0; each < SIZE; each++) {
      bytes[CHARACTERS[each]] = each;
    }
    return bytes;
  }

  private static boolean isPrintable(int each) {
    return (each >= '!' && each <= '~') || (each >= 0xA1 && each != 0xAD);
  }

  static char character(byte value) {
    return CHARACTERS[Byte.toUnsignedInt(value)];
  }

  /** All characters, in the order of their code points. */
  static char[] sorted() {
    char[] sorted = CHARACTERS.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  /** The bytes that a token stands for; one with other characters stands for its own UTF-8. */
  static byte[] bytes(String token) {
    byte[] bytes = new byte[token.length()];
    for (int i = 0; i < bytes.length; i++) {
      char each = token.charAt(i);
      int value = each < BYTES.length ? BYTES[each] : NONE;
      if (value == NONE) {
        return token.getBytes(StandardCharsets.UTF_8);
      }
      bytes[i] = (byte) value;
    }
    return bytes;
  }
}
