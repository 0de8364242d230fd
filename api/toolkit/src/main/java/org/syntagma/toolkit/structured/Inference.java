package org.syntagma.toolkit.structured;

import org.apiguardian.api.API;

/**
 * What a distribution over trees says about a batch. The arrays are not copied: they must not be
 * changed.
 *
 * @param logPartition for each sentence log Z, the log of the sum of all trees' weights; 0 for an
 *     empty sentence
 * @param marginals shaped like the scores: the probability that the tree has this part, which is
 *     also the gradient of log Z with respect to its score; 0 in the padding
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Inference(double[] logPartition, float[] marginals) {
  /** The sum of log Z over the sentences. */
  public double sum() {
    double sum = 0;
    for (double value : logPartition) {
      sum += value;
    }
    return sum;
  }

  /**
   * The difference to {@code other} over the same scores. Where {@code other} knows only some of
   * the trees, {@code minus(other)} holds for each sentence −log of their probability, and its
   * gradient.
   */
  public Inference minus(Inference other) {
    double[] difference = logPartition.clone();
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= other.logPartition[i];
    }
    float[] gradient = marginals.clone();
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] -= other.marginals[i];
    }
    return new Inference(difference, gradient);
  }
}
