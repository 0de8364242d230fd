package org.syntagma.toolkit.structured;

/** With weights and pivots as their logarithms: slower, and never out of range. */
final class LogElimination extends Elimination {
  LogElimination(Arcs arcs, Roots roots) {
    super(arcs.size(), arcs.scores().clone(), roots);
  }

  @Override
  double sum(int from, int last, int k) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = from; i <= last; i++) {
      highest = i == k ? highest : Math.max(highest, weights[i * size + k]);
    }
    if (highest == Double.NEGATIVE_INFINITY) {
      return highest;
    }
    double sum = 0;
    for (int i = from; i <= last; i++) {
      sum += i == k ? 0 : Math.exp(weights[i * size + k] - highest);
    }
    return highest + Math.log(sum);
  }

  @Override
  boolean fits(double pivot, double rootWeight) {
    return pivot > Double.NEGATIVE_INFINITY;
  }

  @Override
  void reroute(int i, int k) {
    double share = weights[i * size + k] - pivots[k];
    for (int j = 1; j < k; j++) {
      weights[i * size + j] = add(weights[i * size + j], share + weights[k * size + j]);
    }
  }

  private static double add(double a, double b) {
    double higher = Math.max(a, b);
    return higher == Double.NEGATIVE_INFINITY
        ? higher
        : higher + Math.log1p(Math.exp(Math.min(a, b) - higher));
  }

  @Override
  double restore(int i, int k, int j) {
    double rerouted = weights[i * size + k] - pivots[k] + weights[k * size + j];
    double part = Math.min(1, Math.exp(rerouted - weights[i * size + j]));
    weights[i * size + j] += Math.log1p(-part);
    return part;
  }

  @Override
  double share(int i, int k) {
    return Math.exp(weights[i * size + k] - pivots[k]);
  }

  @Override
  double logPartition() {
    double sum = 0;
    for (int k = 1; k < size; k++) {
      sum += pivots[k];
    }
    return sum;
  }
}
