package org.syntagma.runtime.generation;

import java.util.Arrays;
import org.syntagma.api.model.Decoding;

/**
 * Draws one token from logits. Temperature comes first, then top-k, then top-p over what is left
 * (Holtzman 2020); among equal logits the smaller id counts as the more probable one.
 */
final class Sampler {
  private final Decoding decoding;

  Sampler(Decoding decoding) {
    this.decoding = decoding;
  }

  /**
   * A drawn token.
   *
   * @param logProbability under the renormalised distribution that it was drawn from; when greedy
   *     that of all that could be drawn, or 0 if nobody asked for it
   */
  record Draw(int token, double logProbability) {}

  /**
   * The token at which the cumulative probability exceeds {@code uniform}.
   *
   * @param logits (vocabulary)
   * @param drawable the ids that may be drawn at all, rising, at least one
   * @param uniform in [0, 1)
   * @throws IllegalStateException if the logits are not finite
   */
  Draw draw(float[] logits, int[] drawable, double uniform) {
    int[] ids = drawable;
    float greatest = Logits.greatest(logits, ids);
    if (decoding.temperature() == 0) {
      double total = decoding.logProbabilities() ? Logits.logSum(logits, ids) : greatest;
      return new Draw(first(greatest, logits, ids), greatest - total);
    }
    if (decoding.topK() > 0 || decoding.topP() < 1) {
      ids = sorted(logits, ids);
    }
    if (decoding.topK() > 0) {
      ids = Arrays.copyOf(ids, Math.min(decoding.topK(), ids.length));
    }
    double[] weights = nucleus(weights(logits, ids, greatest));
    double total = sum(weights);
    int chosen = choose(weights, uniform * total);
    return new Draw(ids[chosen], Math.log(weights[chosen] / total));
  }

  private static int first(float value, float[] logits, int[] ids) {
    return Arrays.stream(ids).filter(id -> logits[id] == value).findFirst().orElseThrow();
  }

  /** By falling logit, then by rising id. */
  private static int[] sorted(float[] logits, int[] ids) {
    // Sorting primitive keys is many times faster than sorting boxed ids with a comparator.
    return Arrays.stream(ids)
        .mapToLong(id -> ((long) ~ordered(logits[id]) << Integer.SIZE) | id)
        .sorted()
        .mapToInt(key -> (int) key)
        .toArray();
  }

  /** An integer that is ordered as the float is. */
  private static int ordered(float value) {
    int bits = Float.floatToIntBits(value);
    return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
  }

  /** exp((logit − greatest) / temperature) for each id. */
  private double[] weights(float[] logits, int[] ids, float greatest) {
    double[] weights = new double[ids.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.exp(((double) logits[ids[i]] - greatest) / decoding.temperature());
    }
    return weights;
  }

  private static double sum(double... weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    return sum;
  }

  /** The first weights that together reach top-p of the whole. */
  private double[] nucleus(double[] weights) {
    if (decoding.topP() == 1) {
      return weights;
    }
    double target = decoding.topP() * sum(weights);
    double passed = 0;
    int count = 0;
    while (count < weights.length && passed < target) {
      passed += weights[count++];
    }
    return Arrays.copyOf(weights, count);
  }

  /** The first index at which the cumulative weight exceeds {@code target}. */
  private static int choose(double[] weights, double target) {
    double passed = 0;
    int chosen = 0;
    for (int i = 0; i < weights.length && passed <= target; i++) {
      // Rounding may leave the sum short of the target; then the last possible one is taken.
      if (weights[i] > 0) {
        passed += weights[i];
        chosen = i;
      }
    }
    return chosen;
  }
}
