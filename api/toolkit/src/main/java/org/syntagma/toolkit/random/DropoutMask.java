package org.syntagma.toolkit.random;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.syntagma.api.random.Randomness;

/**
 * Dropout from random bytes: an element is kept where its byte is at least {@link #threshold}. All
 * backends drop the same.
 *
 * @param threshold in [0, 255]; the rate in 256ths
 */
public record DropoutMask(int threshold) {
  /**
   * The mask for a rate in [0, 1), rounded to a 256th but never to 1.
   *
   * @throws IllegalArgumentException if the rate is outside
   */
  public static DropoutMask of(double rate) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("dropout rate = " + rate + ": must be in [0, 1)");
    }
    return new DropoutMask(Math.min(255, (int) Math.round(rate * 256)));
  }

  public boolean keepsAll() {
    return threshold == 0;
  }

  /** What kept elements are multiplied by, so that the expectation stays. */
  public float scale() {
    return 256f / (256 - threshold);
  }

  /** {@code size} random bytes in a direct buffer. */
  public static ByteBuffer bytes(Randomness randomness, long size) {
    ByteBuffer buffer =
        ByteBuffer.allocateDirect(Math.toIntExact(size)).order(ByteOrder.nativeOrder());
    randomness.fill(buffer);
    return buffer;
  }
}
