package org.syntagma.toolkit.structured;

/**
 * With weights as plain numbers, each word's scaled so that its heaviest is 1. Weights lost to
 * underflow are smaller than every pivot by at least a factor of 1e-240, or {@link #fits} refuses.
 */
final class PlainElimination extends Elimination {
  private static final double SMALLEST = 1e-60;

  private final double logScale;

  PlainElimination(Arcs arcs, Roots roots) {
    super(arcs.size(), new double[arcs.size() * arcs.size()], roots);
    double sum = 0;
    for (int dependent = 1; dependent < size; dependent++) {
      double highest = Double.NEGATIVE_INFINITY;
      for (int head = 0; head < size; head++) {
        highest = Math.max(highest, arcs.score(head, dependent));
      }
      if (highest > Double.NEGATIVE_INFINITY) {
        sum += highest;
        for (int head = 0; head < size; head++) {
          weights[head * size + dependent] = Math.exp(arcs.score(head, dependent) - highest);
        }
      }
    }
    this.logScale = sum;
  }

  @Override
  double sum(int from, int last, int k) {
    double sum = 0;
    for (int i = from; i <= last; i++) {
      sum += i == k ? 0 : weights[i * size + k];
    }
    return sum;
  }

  @Override
  boolean fits(double pivot, double rootWeight) {
    return pivot >= SMALLEST && rootWeight <= 1 / SMALLEST;
  }

  @Override
  void reroute(int i, int k) {
    double share = weights[i * size + k] / pivots[k];
    for (int j = 1; j < k; j++) {
      weights[i * size + j] += share * weights[k * size + j];
    }
  }

  @Override
  double restore(int i, int k, int j) {
    double rerouted = weights[i * size + k] / pivots[k] * weights[k * size + j];
    double all = weights[i * size + j];
    weights[i * size + j] = Math.max(0, all - rerouted);
    return Math.min(1, rerouted / all);
  }

  @Override
  double share(int i, int k) {
    return weights[i * size + k] / pivots[k];
  }

  @Override
  double logPartition() {
    double sum = logScale;
    for (int k = 1; k < size; k++) {
      sum += Math.log(pivots[k]);
    }
    return sum;
  }
}
