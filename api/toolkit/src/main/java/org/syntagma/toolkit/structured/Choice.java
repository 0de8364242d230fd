package org.syntagma.toolkit.structured;

import org.syntagma.api.random.Randomness;

/** Chooses one of the ways to build a cell, counted as in {@link Semiring}. */
interface Choice {
  /** A way, in [0, count); {@code total} is the cell's sum over them. */
  int among(double[] left, int from, double[] right, int start, int count, double total);

  /** The first of the best, for charts of {@link Semiring#MAX}. */
  static Choice best() {
    return (left, from, right, start, count, total) -> {
      int best = 0;
      for (int k = 1; k < count; k++) {
        if (left[from + k] + right[start + k] > left[from + best] + right[start + best]) {
          best = k;
        }
      }
      return best;
    };
  }

  /** By the ways' probabilities, for charts of {@link Semiring#LOG}. */
  static Choice random(Randomness randomness) {
    Draws draws = new Draws(randomness);
    return (left, from, right, start, count, total) -> {
      double rest = draws.next();
      int chosen = 0;
      for (int k = 0; k < count && rest >= 0; k++) {
        double probability = Math.exp(left[from + k] + right[start + k] - total);
        if (probability > 0) {
          chosen = k;
          rest -= probability;
        }
      }
      return chosen;
    };
  }
}
