package org.syntagma.tasks.syntaxtree;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Spearman's correlation of ranks, where equal values share the mean of their ranks. */
final class RankCorrelation {
  private RankCorrelation() {}

  /** From −1 to 1; 0 where all values of one side are equal. */
  static double of(double[] one, double[] other) {
    double[] x = ranks(one);
    double[] y = ranks(other);
    double mean = (x.length + 1) / 2.0;
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - mean) * (y[i] - mean);
      xx += (x[i] - mean) * (x[i] - mean);
      yy += (y[i] - mean) * (y[i] - mean);
    }
    return xx == 0 || yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
  }

  private static double[] ranks(double[] values) {
    List<Integer> order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .toList();
    double[] ranks = new double[values.length];
    for (int from = 0; from < values.length; ) {
      int to = from;
      while (to < values.length && values[order.get(to)] == values[order.get(from)]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order.get(i)] = (from + 1 + to) / 2.0;
      }
      from = to;
    }
    return ranks;
  }
}
