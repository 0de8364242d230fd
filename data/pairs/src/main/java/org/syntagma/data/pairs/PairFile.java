package org.syntagma.data.pairs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.syntagma.api.data.Pair;

/**
 * Pairs that lie in a memory-mapped file. Of each only its place is in the heap: 8 bytes. A pair is
 * made anew each time that it is asked for. Safe for several threads.
 *
 * <p>A pair is the length of its source in bytes, the source in UTF-8, the length of its target and
 * the target. The lengths are numbers of 4 bytes, big endian. No pair crosses the border of a
 * segment.
 */
final class PairFile extends AbstractList<Pair> implements RandomAccess {
  private final List<ByteBuffer> segments;
  private final int segmentBits;
  private final long[] places;

  /**
   * Takes the array as its own.
   *
   * @param segmentBits a segment has 2 to the power of these bytes
   */
  PairFile(List<ByteBuffer> segments, int segmentBits, long[] places) {
    this.segments = List.copyOf(segments);
    this.segmentBits = segmentBits;
    this.places = places;
  }

  @Override
  public int size() {
    return places.length;
  }

  @Override
  public Pair get(int index) {
    ByteBuffer segment = segments.get((int) (places[index] >>> segmentBits));
    int place = (int) (places[index] & ((1L << segmentBits) - 1));
    int length = segment.getInt(place);
    return Pair.of(text(segment, place), text(segment, place + Integer.BYTES + length));
  }

  private static String text(ByteBuffer segment, int place) {
    byte[] bytes = new byte[segment.getInt(place)];
    segment.get(place + Integer.BYTES, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
