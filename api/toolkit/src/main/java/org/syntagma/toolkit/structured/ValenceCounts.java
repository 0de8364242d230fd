package org.syntagma.toolkit.structured;

import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * What the dependency model with valence says about some sentences: the E-step.
 *
 * @param logLikelihood for each sentence the log of its probability, summed over all trees
 * @param expected how often each choice is expected over all sentences, which is also the gradient
 *     of the sum of the log likelihoods with respect to the choices' scores
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record ValenceCounts(double[] logLikelihood, ValenceTables expected) {
  /** The sum of the log likelihoods. */
  public double sum() {
    return Arrays.stream(logLikelihood).sum();
  }
}
