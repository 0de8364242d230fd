package org.syntagma.api.random;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apiguardian.api.API;

/**
 * An immutable stream of random numbers that is a pure function of its path and a counter.
 *
 * <p>Streams branch: {@code run.at("pretrain").at(update).at("dropout")} names one stream for good,
 * so a resumed run draws what the uninterrupted run would have drawn and no generator state is ever
 * saved. The bits are those of SplitMix64 (Steele, Lea and Flood 2014) started at the stream's key.
 * Safe for use by several threads.
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class Randomness {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final long FNV_OFFSET = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;

  private final long key;

  private Randomness(long key) {
    this.key = key;
  }

  /** The root stream of {@code seed}. */
  public static Randomness of(long seed) {
    return new Randomness(mix(seed + GOLDEN));
  }

  /** The stream that is called {@code name} under this one. */
  public Randomness at(String name) {
    long hash = FNV_OFFSET;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
    }
    return new Randomness(mix(key ^ mix(hash)));
  }

  /** The stream numbered {@code index} under this one; unrelated to any stream with a name. */
  public Randomness at(long index) {
    return new Randomness(mix(mix(key + 1) + index * GOLDEN));
  }

  /** The 64 random bits at {@code counter}. */
  public long bits(long counter) {
    return mix(key + (counter + 1) * GOLDEN);
  }

  /** A double in [0, 1) from the bits at {@code counter}. */
  public double uniform(long counter) {
    return (bits(counter) >>> 11) * 0x1.0p-53;
  }

  /**
   * An integer in [0, {@code bound}) from the bits at {@code counter}.
   *
   * @throws IllegalArgumentException if {@code bound} is not positive
   */
  public long below(long counter, long bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound = " + bound + ": must be greater than 0");
    }
    // The high half of a 128-bit product is uniform to within bound / 2^64.
    return Math.multiplyHigh(bits(counter) >>> 1, bound << 1);
  }

  /**
   * A standard normal from the bits at {@code 2 * counter} and {@code 2 * counter + 1} (Box and
   * Muller 1958).
   */
  public double gaussian(long counter) {
    double radius = Math.sqrt(-2 * Math.log(1 - uniform(2 * counter)));
    return radius * Math.cos(2 * Math.PI * uniform(2 * counter + 1));
  }

  /** Fills {@code buffer} from its position to its limit with random bytes; the position stays. */
  public void fill(ByteBuffer buffer) {
    ByteBuffer out = buffer.duplicate().order(java.nio.ByteOrder.LITTLE_ENDIAN);
    long counter = 0;
    while (out.remaining() >= Long.BYTES) {
      out.putLong(bits(counter++));
    }
    for (long rest = bits(counter); out.hasRemaining(); rest >>>= 8) {
      out.put((byte) rest);
    }
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
