package org.syntagma.toolkit.random;

import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.syntagma.api.random.Randomness;

/**
 * A random order of 0 to size − 1 that needs no memory: a Feistel network over the next even power
 * of two, walked until it falls inside (Black and Rogaway 2002). A pure function of the stream and
 * the size. Safe for several threads.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Permutation {
  private static final int ROUNDS = 6;

  private final Randomness[] rounds;
  private final long size;
  private final int half;
  private final long mask;

  /**
   * Chooses an order.
   *
   * @throws IllegalArgumentException if {@code size} is negative
   */
  public Permutation(Randomness randomness, long size) {
    if (size < 0) {
      throw new IllegalArgumentException("size = " + size + ": must not be negative");
    }
    this.rounds = IntStream.range(0, ROUNDS).mapToObj(randomness::at).toArray(Randomness[]::new);
    this.size = size;
    int bits = Long.SIZE - Long.numberOfLeadingZeros(Math.max(size - 1, 1));
    this.half = (bits + 1) / 2;
    this.mask = (1L << half) - 1;
  }

  /**
   * Where {@code index} goes.
   *
   * @throws IndexOutOfBoundsException if {@code index} is not in [0, size)
   */
  public long at(long index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException("index " + index + " of " + size);
    }
    long place = index;
    do {
      place = shuffle(place);
    } while (place >= size);
    return place;
  }

  private long shuffle(long place) {
    long left = place >>> half;
    long right = place & mask;
    for (Randomness round : rounds) {
      long next = left ^ (round.bits(right) & mask);
      left = right;
      right = next;
    }
    return left << half | right;
  }
}
