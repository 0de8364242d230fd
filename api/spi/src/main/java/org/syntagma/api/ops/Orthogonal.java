package org.syntagma.api.ops;

import org.syntagma.api.random.Randomness;

/** Random orthonormal vectors. */
final class Orthogonal {
  private Orthogonal() {}

  /** So many vectors; {@code count} is at most {@code length}. */
  static double[][] vectors(int count, int length, Randomness randomness) {
    double[][] vectors = new double[count][length];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < length; j++) {
        vectors[i][j] = randomness.gaussian((long) i * length + j);
      }
      for (int pass = 0; pass < 2; pass++) {
        for (int k = 0; k < i; k++) {
          subtract(vectors[i], vectors[k], dot(vectors[i], vectors[k]));
        }
        double norm = Math.sqrt(dot(vectors[i], vectors[i]));
        subtract(vectors[i], vectors[i], 1 - 1 / norm);
      }
    }
    return vectors;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void subtract(double[] from, double[] what, double times) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= times * what[i];
    }
  }
}
