package org.syntagma.data.subwords;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CharacterMapTest {
  private static final int UNITS = 512;

  /** A table that makes 'b' of 'a'. */
  private static byte[] table() {
    byte[] text = "b\0".getBytes(StandardCharsets.UTF_8);
    ByteBuffer table =
        ByteBuffer.allocate(Integer.BYTES * (UNITS + 1) + text.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    int[] units = new int[UNITS];
    // Offsets lie in the bits from 10, a leaf is told by bit 8 and marked by bit 31.
    units[0] = 0x100 << 10;
    units[0x100 ^ 'a'] = 0x100 << 10 | 1 << 8 | 'a';
    units['a'] = 1 << 31;
    table.putInt(Integer.BYTES * UNITS);
    for (int unit : units) {
      table.putInt(unit);
    }
    return table.put(text).array();
  }

  private static Optional<String> fault(byte[] table) {
    return CharacterMap.fault(Base64.getEncoder().encodeToString(table));
  }

  private static NativeTokenizer library(byte[] table) {
    return new NativeTokenizer(
        """
        {"version": "1.0", "normalizer": {"type": "Precompiled", "precompiled_charsmap": "%s"},
         "model": {"type": "BPE", "unk_token": "?", "vocab": {"?": 0, "a": 1, "b": 2, "c": 3}, "merges": []}}
        """
            .formatted(Base64.getEncoder().encodeToString(table)));
  }

  @Test
  void acceptsATableThatTheLibraryReads() {
    assertEquals(Optional.empty(), fault(table()));
    assertArrayEquals(new long[] {2, 2, 3}, library(table()).encode("abc"));
  }

  @Test
  void saysWhatIsWrong() {
    assertEquals(Optional.of("text that is no Base64"), CharacterMap.fault("?"));
    assertTrue(fault(new byte[0]).orElseThrow().endsWith("is cut off"));
    assertTrue(fault(new byte[] {4, 0, 0, 0, 1}).orElseThrow().endsWith("is cut off"));
    assertTrue(
        fault(new byte[] {4, 0, 0, 0, 0, 0, 0, 0})
            .orElseThrow()
            .startsWith("a step to unit 1 of 1"));
  }

  /** Were one of these tables wrongly accepted, the library would end this JVM. */
  @Test
  void whatItAcceptsTheLibraryCanUse() {
    Random random = new Random(1);
    int accepted = 0;
    for (int i = 0; i < 3000; i++) {
      byte[] table = table();
      int place =
          random.nextBoolean()
              ? random.nextInt(table.length)
              : Integer.BYTES * (1 + (0x100 ^ 'a')) + random.nextInt(4);
      table[place] = (byte) random.nextInt(256);
      if (fault(table).isEmpty()) {
        accepted++;
        assertTrue(library(table).encode("abc").length > 0);
      }
    }
    assertTrue(accepted > 500 && accepted < 2900, "accepted " + accepted);
  }
}
