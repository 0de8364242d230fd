package org.syntagma.data.subwords;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.BitSet;
import java.util.Deque;
import java.util.Optional;

/**
 * SentencePiece's table for normalizing characters: the size of a double-array trie (Aoe 1989) in
 * bytes, its units, and the texts that its leaves point to, each with a zero at its end. A table is
 * walked here by every way that any text can take, to see that none leads out of it.
 */
final class CharacterMap {
  private static final int LABEL = (1 << 31) | 0xFF;
  private static final int BYTES = 256;

  private final int[] units;
  private final byte[] texts;

  private CharacterMap(int[] units, byte[] texts) {
    this.units = units;
    this.texts = texts;
  }

  /** What is wrong with a table in Base64, if anything is. */
  static Optional<String> fault(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return Optional.of("text that is no Base64");
    }
    ByteBuffer table = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long size = table.remaining() < Integer.BYTES ? 0 : Integer.toUnsignedLong(table.getInt());
    if (size < Integer.BYTES || size % Integer.BYTES != 0 || size > table.remaining()) {
      return Optional.of("a table of %d bytes that is cut off".formatted(bytes.length));
    }
    IntBuffer trie = table.asIntBuffer();
    int[] units = new int[(int) size / Integer.BYTES];
    trie.get(units);
    byte[] texts = new byte[table.remaining() - (int) size];
    table.position(table.position() + (int) size).get(texts);
    return new CharacterMap(units, texts).fault();
  }

  private Optional<String> fault() {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(texts));
    } catch (CharacterCodingException e) {
      return Optional.of("texts that are not UTF-8");
    }
    BitSet seen = new BitSet(units.length);
    Deque<Integer> waiting = new ArrayDeque<>();
    waiting.add(offset(units[0]));
    while (!waiting.isEmpty()) {
      int base = waiting.remove();
      for (int label = 1; label < BYTES; label++) {
        int child = base ^ label;
        if (child < 0 || child >= units.length) {
          return Optional.of("a step to unit %d of %d".formatted(child, units.length));
        }
        if ((units[child] & LABEL) == label && !seen.get(child)) {
          seen.set(child);
          int next = child ^ offset(units[child]);
          if (hasLeaf(units[child]) && !isLeaf(next)) {
            return Optional.of("a leaf %d that points to no text".formatted(next));
          }
          waiting.add(next);
        }
      }
    }
    return Optional.empty();
  }

  private static int offset(int unit) {
    return (unit >>> 10) << ((unit & (1 << 9)) >>> 6);
  }

  private static boolean hasLeaf(int unit) {
    return ((unit >>> 8) & 1) == 1;
  }

  private boolean isLeaf(int place) {
    if (place < 0 || place >= units.length) {
      return false;
    }
    int text = units[place] & Integer.MAX_VALUE;
    boolean inside = text <= texts.length;
    // A text begins with a whole character.
    return inside && (text == texts.length || (texts[text] & 0xC0) != 0x80);
  }
}
