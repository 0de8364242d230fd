package org.syntagma.toolkit.scores;

import org.apiguardian.api.API;

/**
 * How much two texts have in common, or the mean of that.
 *
 * @param precision the share of the hypothesis that is in the reference, in [0, 1]; 0 where it is
 *     empty
 * @param recall the share of the reference that is in the hypothesis, in [0, 1]; 0 where it is
 *     empty
 * @param f1 the harmonic mean of both, or the mean of those, in [0, 1]
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RougeScore(double precision, double recall, double f1) {
  static RougeScore of(long common, long hypothesis, long reference) {
    double precision = hypothesis == 0 ? 0 : (double) common / hypothesis;
    double recall = reference == 0 ? 0 : (double) common / reference;
    double sum = precision + recall;
    return new RougeScore(precision, recall, sum == 0 ? 0 : 2 * precision * recall / sum);
  }

  RougeScore plus(RougeScore other) {
    return new RougeScore(precision + other.precision, recall + other.recall, f1 + other.f1);
  }

  RougeScore dividedBy(long count) {
    return new RougeScore(precision / count, recall / count, f1 / count);
  }
}
