package org.syntagma.data.tokenizers;

import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;

/**
 * The bytes of UTF-8: an id from 0 to 255 is that byte, pad is 256, begin 257, end 258, unknown
 * 259. Nothing is ever unknown; bytes that are not UTF-8 decode to U+FFFD.
 */
@Description("the 256 bytes of UTF-8; nothing is ever unknown")
final class Bytes implements Tokenizer {
  private static final int BYTES = 256;
  private static final Special SPECIAL = new Special(BYTES, BYTES + 1, BYTES + 2, BYTES + 3);
  private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);

  @Inject
  Bytes() {}

  @Override
  public void learn(Iterable<String> texts) {
    // Fixed: there is nothing to learn.
  }

  @Override
  public int size() {
    return BYTES + Vocabulary.SPECIALS;
  }

  @Override
  public Special special() {
    return SPECIAL;
  }

  @Override
  public int[] encode(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int[] ids = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      ids[i] = Byte.toUnsignedInt(bytes[i]);
    }
    return ids;
  }

  @Override
  public String decode(int[] ids) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(ids.length);
    for (int id : ids) {
      if (check(id) < BYTES) {
        bytes.write(id);
      } else if (id == SPECIAL.unknown()) {
        bytes.writeBytes(REPLACEMENT);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Override
  public long bytes(int[] ids) {
    return Arrays.stream(ids)
        .map(id -> check(id) < BYTES ? 1 : id == SPECIAL.unknown() ? REPLACEMENT.length : 0)
        .sum();
  }

  @Override
  public String symbol(int id) {
    if (check(id) >= BYTES) {
      return Vocabulary.SPECIAL_NAMES.get(id - BYTES);
    }
    return id > ' ' && id <= '~' ? Character.toString(id) : "0x%02X".formatted(id);
  }

  private int check(int id) {
    if (id < 0 || id >= size()) {
      throw new IllegalArgumentException("id = " + id + ": must be from 0 to " + (size() - 1));
    }
    return id;
  }

  @Override
  public String identity() {
    return "bytes-1";
  }

  @Override
  public void save(StateWriter out) {
    // Nothing depends on the past.
  }

  @Override
  public void load(StateReader in) {
    // Nothing depends on the past.
  }
}
