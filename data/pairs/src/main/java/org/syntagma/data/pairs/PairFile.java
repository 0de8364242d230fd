package org.syntagma.data.pairs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.syntagma.api.data.Pair;
import org.syntagma.api.data.Preference;

/**
 * Pairs that lie in a memory-mapped file. Of each only its place is in the heap: 8 bytes. A pair is
 * made anew each time that it is asked for. Safe for several threads.
 *
 * <p>A pair is the length of its source in bytes, the source in UTF-8, the length of its target and
 * the target. The lengths are numbers of 4 bytes, big endian. A preference has its prompt's length
 * as the complement, so below 0, and what was rejected after the target, likewise. No pair crosses
 * the border of a segment.
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
    int first = segment.getInt(place);
    int length = first < 0 ? ~first : first;
    String source = text(segment, place, length);
    int second = place + Integer.BYTES + length;
    String target = text(segment, second, segment.getInt(second));
    if (first >= 0) {
      return Pair.of(source, target);
    }
    int third = second + Integer.BYTES + segment.getInt(second);
    return Preference.of(source, target, text(segment, third, segment.getInt(third)));
  }

  /** The same pairs as what they are. */
  <E extends Pair> List<E> as(Class<E> type) {
    return new Typed<>(this, type);
  }

  private static String text(ByteBuffer segment, int place, int length) {
    byte[] bytes = new byte[length];
    segment.get(place + Integer.BYTES, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static final class Typed<E extends Pair> extends AbstractList<E> implements RandomAccess {
    private final PairFile pairs;
    private final Class<E> type;

    Typed(PairFile pairs, Class<E> type) {
      this.pairs = pairs;
      this.type = type;
    }

    @Override
    public int size() {
      return pairs.size();
    }

    @Override
    public E get(int index) {
      return type.cast(pairs.get(index));
    }
  }
}
