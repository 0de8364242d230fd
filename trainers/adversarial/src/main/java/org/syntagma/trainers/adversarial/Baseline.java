package org.syntagma.trainers.adversarial;

import java.util.List;

/**
 * Values less the mean of the other texts' at the same place, which leaves the policy gradient
 * unbiased and lowers its variance (Williams 1992; without the text's own value as in Kool et al.
 * 2019).
 */
final class Baseline {
  private Baseline() {}

  /** Where no other text is as long, the value becomes 0. */
  static List<double[]> subtracted(List<double[]> values) {
    int longest = values.stream().mapToInt(each -> each.length).max().orElse(0);
    double[] sums = new double[longest];
    int[] counts = new int[longest];
    for (double[] each : values) {
      for (int t = 0; t < each.length; t++) {
        sums[t] += each[t];
        counts[t]++;
      }
    }
    return values.stream().map(each -> less(each, sums, counts)).toList();
  }

  private static double[] less(double[] values, double[] sums, int[] counts) {
    double[] advantages = new double[values.length];
    for (int t = 0; t < values.length; t++) {
      advantages[t] = counts[t] == 1 ? 0 : values[t] - (sums[t] - values[t]) / (counts[t] - 1);
    }
    return advantages;
  }
}
