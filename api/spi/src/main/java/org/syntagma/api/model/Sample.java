package org.syntagma.api.model;

import java.util.List;
import org.apiguardian.api.API;

/**
 * A generated continuation.
 *
 * @param tokens the new ids, without the prompt and without the end symbol
 * @param logProbabilities of each token, and of the end symbol when it ended, under the
 *     distribution it was drawn from
 * @param ending why it is no longer
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Sample(List<Integer> tokens, List<Double> logProbabilities, Ending ending) {
  public Sample {
    tokens = List.copyOf(tokens);
    logProbabilities = List.copyOf(logProbabilities);
  }

  /** Why a sample is no longer. */
  public enum Ending {
    /** The model drew the end symbol. */
    END,
    /** The maximum was reached. */
    TRUNCATED
  }
}
