package org.syntagma.toolkit.scores;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** BP · exp(Σ log pₙ / N), Papineni et al. 2002, smoothed as sacrebleu does. */
final class BleuFormula {
  private static final double PERCENT = 100;

  private BleuFormula() {}

  static BleuScore score(BleuStatistics statistics, BleuSettings settings) {
    List<Double> precisions = precisions(statistics, settings);
    double penalty = brevityPenalty(statistics.hypothesisLength(), statistics.referenceLength());
    int orders = settings.effectiveOrder() ? precisions.size() : settings.order();
    precisions.addAll(Collections.nCopies(settings.order() - precisions.size(), 0.0));
    // The logarithm of 0 makes the mean 0, which is meant.
    double logarithms = precisions.stream().limit(orders).mapToDouble(Math::log).sum();
    double score = orders == 0 ? 0 : penalty * Math.exp(logarithms / orders);
    return new BleuScore(
        score, precisions, penalty, statistics.hypothesisLength(), statistics.referenceLength());
  }

  /** In percent, for the orders that the hypotheses are long enough for; none without a match. */
  private static List<Double> precisions(BleuStatistics statistics, BleuSettings settings) {
    List<Double> precisions = new ArrayList<>();
    if (nothingMatches(statistics, settings.order())) {
      return precisions;
    }
    double share = 1;
    for (int n = 1; n <= settings.order(); n++) {
      boolean more = settings.smoothing() == BleuSmoothing.ADD_K && n > 1;
      double matches = statistics.matches(n) + (more ? settings.smoothingValue() : 0);
      double total = statistics.total(n) + (more ? settings.smoothingValue() : 0);
      if (total == 0) {
        break;
      }
      if (matches == 0 && settings.smoothing() == BleuSmoothing.EXPONENTIAL) {
        share /= 2;
        matches = share;
      } else if (matches == 0 && settings.smoothing() == BleuSmoothing.FLOOR) {
        matches = settings.smoothingValue();
      }
      precisions.add(PERCENT * matches / total);
    }
    return precisions;
  }

  private static boolean nothingMatches(BleuStatistics statistics, int order) {
    for (int n = 1; n <= order; n++) {
      if (statistics.matches(n) > 0) {
        return false;
      }
    }
    return true;
  }

  private static double brevityPenalty(long hypothesis, long reference) {
    if (hypothesis >= reference) {
      return 1;
    }
    return hypothesis == 0 ? 0 : Math.exp(1 - (double) reference / hypothesis);
  }
}
