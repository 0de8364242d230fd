package org.syntagma.data.subwords;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ByteAlphabetTest {
  @Test
  void writesEveryByteAsACharacterOfItsOwnAndReadsItBack() {
    StringBuilder all = new StringBuilder();
    byte[] bytes = new byte[256];
    for (int i = 0; i < 256; i++) {
      bytes[i] = (byte) i;
      all.append(ByteAlphabet.character((byte) i));
    }
    assertEquals(256, all.chars().distinct().count());
    assertArrayEquals(bytes, ByteAlphabet.bytes(all.toString()));
  }

  @Test
  void writesTheBytesAsGpt2Does() {
    assertEquals('Ġ', ByteAlphabet.character((byte) ' '));
    assertEquals('Ċ', ByteAlphabet.character((byte) '\n'));
    assertEquals('Ń', ByteAlphabet.character((byte) 0xAD));
    assertEquals('a', ByteAlphabet.character((byte) 'a'));
  }

  @Test
  void takesOtherTokensAsTheyAre() {
    assertArrayEquals("a b".getBytes(StandardCharsets.UTF_8), ByteAlphabet.bytes("a b"));
    assertArrayEquals("漢".getBytes(StandardCharsets.UTF_8), ByteAlphabet.bytes("漢"));
  }
}
