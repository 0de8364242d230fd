package org.syntagma.toolkit.scores;

import java.util.List;
import org.apiguardian.api.API;

/**
 * How many sequences, and how many of their tokens, are just right. A token is right if the
 * reference has an equal one at the same place, so one that is missing or too many makes all behind
 * it wrong, unless they happen to be equal. Of several references, the first with the greatest
 * share of right tokens counts.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ExactMatch {
  private long sequences;
  private long rightSequences;
  private long tokens;
  private long rightTokens;

  /**
   * Counts one sequence; tokens are equal as {@code equals} says. References may be empty.
   *
   * @throws IllegalArgumentException if there is no reference
   */
  public void add(List<?> hypothesis, List<? extends List<?>> references) {
    References.check(references);
    List<?> best = references.get(0);
    for (List<?> reference : references) {
      best = share(hypothesis, reference) > share(hypothesis, best) ? reference : best;
    }
    sequences++;
    rightSequences += hypothesis.equals(best) ? 1 : 0;
    tokens += longer(hypothesis, best);
    rightTokens += equalPlaces(hypothesis, best);
  }

  /** How many sequences were added. */
  public long count() {
    return sequences;
  }

  /** The share of sequences that are equal to a reference, in [0, 1]; 0 without sequences. */
  public double sequenceAccuracy() {
    return sequences == 0 ? 0 : (double) rightSequences / sequences;
  }

  /**
   * Of all sequences together, the places with equal tokens divided by the lengths of the longer
   * one of hypothesis and reference, in [0, 1]; 0 without tokens.
   */
  public double tokenAccuracy() {
    return tokens == 0 ? 0 : (double) rightTokens / tokens;
  }

  private static double share(List<?> hypothesis, List<?> reference) {
    int longer = longer(hypothesis, reference);
    return longer == 0 ? 1 : (double) equalPlaces(hypothesis, reference) / longer;
  }

  private static int longer(List<?> hypothesis, List<?> reference) {
    return Math.max(hypothesis.size(), reference.size());
  }

  private static int equalPlaces(List<?> hypothesis, List<?> reference) {
    int equal = 0;
    for (int i = 0; i < Math.min(hypothesis.size(), reference.size()); i++) {
      equal += hypothesis.get(i).equals(reference.get(i)) ? 1 : 0;
    }
    return equal;
  }
}
