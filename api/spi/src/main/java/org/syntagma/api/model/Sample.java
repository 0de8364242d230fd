package org.syntagma.api.model;

import java.util.List;
import org.apiguardian.api.API;

/**
 * A generated continuation. Its text is that of {@code tokens}, followed by {@code rest}.
 *
 * <p>Before a stop string those tokens stay whose text lies before it: the longest run of tokens
 * from the first whose text the text before the stop string begins with. So a token that has the
 * stop string's first character in it does not stay, nor does one that ends inside a character;
 * what such tokens have of the text before is {@code rest}.
 *
 * @param tokens the new ids, without the prompt, the end symbol and what belongs to a stop string
 * @param logProbabilities of every token that was drawn, in order: of {@code tokens}, then of those
 *     of the stop string, or of the end symbol. Under the distribution that it was drawn from:
 *     penalties and temperature applied, and renormalised over what the constraint, top-k and top-p
 *     left. Of beam search and greedy samples under the model's distribution at temperature 1, so
 *     renormalised too; greedy ones have 0 unless {@link Decoding#logProbabilities} asks for them
 * @param ending why it is no longer
 * @param rest text after the tokens; empty unless a stop string ended it
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Sample(
    List<Integer> tokens, List<Double> logProbabilities, Ending ending, String rest) {
  public Sample {
    tokens = List.copyOf(tokens);
    logProbabilities = List.copyOf(logProbabilities);
  }

  /** A sample whose text is that of its tokens. */
  public Sample(List<Integer> tokens, List<Double> logProbabilities, Ending ending) {
    this(tokens, logProbabilities, ending, "");
  }

  /** The log-probability of all that was drawn. */
  public double logProbability() {
    return logProbabilities.stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Why a sample is no longer. */
  public enum Ending {
    /** The model drew the end symbol. */
    END,
    /** The maximum was reached. */
    TRUNCATED,
    /** A stop string came. */
    STOP,
    /** The constraint allowed no further token. */
    EXHAUSTED
  }
}
