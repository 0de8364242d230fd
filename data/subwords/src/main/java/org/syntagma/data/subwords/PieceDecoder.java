package org.syntagma.data.subwords;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/** Puts together what each token stands for; bytes that are not UTF-8 become U+FFFD. */
final class PieceDecoder implements Decoder {
  private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);

  private final byte[] bytes;
  private final int[] starts;
  private final boolean stripsSpace;

  /**
   * Looks tokens up.
   *
   * @param tokens by id
   * @param silent the ids that add nothing
   */
  PieceDecoder(PieceBytes form, String[] tokens, BitSet silent, int unknown) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    starts = new int[tokens.length + 1];
    for (int id = 0; id < tokens.length; id++) {
      if (id == unknown) {
        all.writeBytes(REPLACEMENT);
      } else if (!silent.get(id)) {
        all.writeBytes(form.rule().apply(tokens[id]));
      }
      starts[id + 1] = all.size();
    }
    bytes = all.toByteArray();
    stripsSpace = form.stripsSpace();
  }

  @Override
  public String decode(int[] ids) {
    ByteArrayOutputStream text = new ByteArrayOutputStream(4 * ids.length);
    for (int id : ids) {
      text.write(bytes, starts[id], starts[id + 1] - starts[id]);
    }
    byte[] all = text.toByteArray();
    int from = stripped(ids);
    return new String(all, from, all.length - from, StandardCharsets.UTF_8);
  }

  @Override
  public long bytes(int[] ids) {
    long length = -stripped(ids);
    for (int id : ids) {
      length += starts[id + 1] - starts[id];
    }
    return length;
  }

  /** 1 if the first byte is the space that encoding put there. */
  private int stripped(int[] ids) {
    if (stripsSpace) {
      for (int id : ids) {
        if (starts[id] < starts[id + 1]) {
          return bytes[starts[id]] == ' ' ? 1 : 0;
        }
      }
    }
    return 0;
  }
}
