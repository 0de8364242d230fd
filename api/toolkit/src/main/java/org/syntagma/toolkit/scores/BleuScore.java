package org.syntagma.toolkit.scores;

import java.util.List;
import org.apiguardian.api.API;

/**
 * BLEU and what it is made of.
 *
 * @param score the brevity penalty times the geometric mean of the precisions, in [0, 100]
 * @param precisions in percent, smoothed, for n-grams of order 1, 2, …; all 0 where nothing matches
 * @param brevityPenalty in [0, 1]
 * @param hypothesisLength in tokens
 * @param referenceLength in tokens: of each sentence's references, the one nearest in length
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record BleuScore(
    double score,
    List<Double> precisions,
    double brevityPenalty,
    long hypothesisLength,
    long referenceLength) {
  public BleuScore {
    precisions = List.copyOf(precisions);
  }

  /** How long the hypotheses are for each token of the references; 0 where these are empty. */
  public double ratio() {
    return referenceLength == 0 ? 0 : (double) hypothesisLength / referenceLength;
  }
}
