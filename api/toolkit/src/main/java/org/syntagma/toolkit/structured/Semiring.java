package org.syntagma.toolkit.structured;

/**
 * How a chart puts together the ways to build a cell. Way {@code k} of {@code count} scores {@code
 * left[from + k] + right[start + k]}; rows of charts are laid out so that these follow each other.
 */
enum Semiring {
  /** log Σ exp: −infinity where there is no way. */
  LOG {
    @Override
    double sum(double[] left, int from, double[] right, int start, int count) {
      double highest = MAX.sum(left, from, right, start, count);
      if (highest == Double.NEGATIVE_INFINITY) {
        return highest;
      }
      double sum = 0;
      for (int k = 0; k < count; k++) {
        sum += Math.exp(left[from + k] + right[start + k] - highest);
      }
      return highest + Math.log(sum);
    }
  },
  /** The best way. */
  MAX {
    @Override
    double sum(double[] left, int from, double[] right, int start, int count) {
      double highest = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < count; k++) {
        highest = Math.max(highest, left[from + k] + right[start + k]);
      }
      return highest;
    }
  };

  abstract double sum(double[] left, int from, double[] right, int start, int count);
}
