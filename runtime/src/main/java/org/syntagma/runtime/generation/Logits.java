package org.syntagma.runtime.generation;

/** Sums over those logits that may be drawn. */
final class Logits {
  private Logits() {}

  /**
   * The greatest of these.
   *
   * @throws IllegalStateException if it is not finite
   */
  static float greatest(float[] logits, int... ids) {
    float greatest = Float.NEGATIVE_INFINITY;
    for (int id : ids) {
      greatest = Math.max(greatest, logits[id]);
    }
    if (!Float.isFinite(greatest)) {
      throw new IllegalStateException(
          "the greatest logit is "
              + greatest
              + ": nothing can be drawn; the parameters have diverged or are not loaded");
    }
    return greatest;
  }

  /** log Σ exp(logit). */
  static double logSum(float[] logits, int... ids) {
    double greatest = greatest(logits, ids);
    double sum = 0;
    for (int id : ids) {
      sum += Math.exp(logits[id] - greatest);
    }
    return greatest + Math.log(sum);
  }
}
