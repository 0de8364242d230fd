package org.syntagma.data.subwords;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.stream.LongStream;

/**
 * Lets the library decode, which sees neither special nor unknown symbols.
 *
 * @param silent the ids that add nothing
 */
record LibraryDecoder(NativeTokenizer library, BitSet silent, int unknown) implements Decoder {
  @Override
  public String decode(int[] ids) {
    StringBuilder text = new StringBuilder();
    LongStream.Builder known = LongStream.builder();
    for (int id : ids) {
      if (id == unknown) {
        text.append(library.decode(known.build().toArray())).append('\uFFFD');
        known = LongStream.builder();
      } else if (!silent.get(id)) {
        known.add(id);
      }
    }
    return text.append(library.decode(known.build().toArray())).toString();
  }

  @Override
  public long bytes(int[] ids) {
    return decode(ids).getBytes(StandardCharsets.UTF_8).length;
  }
}
