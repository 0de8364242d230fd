package org.syntagma.runtime.binding;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** Guesses what a mistyped word was meant to be. */
public final class Suggestion {
  private static final double CLOSE_ENOUGH = 0.85;

  private Suggestion() {}

  /**
   * The known word most like the typed one, if any is close (Jaro-Winkler similarity of 0.85 or
   * more).
   */
  public static Optional<String> closest(String typed, Collection<String> known) {
    JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
    return known.stream()
        .map(word -> Map.entry(word, similarity.apply(typed, word)))
        .filter(scored -> scored.getValue() >= CLOSE_ENOUGH)
        .max(Comparator.comparingDouble(Map.Entry::getValue))
        .map(Map.Entry::getKey);
  }

  /** {@code Did you mean 'x'?} or else {@code Known: a, b, c.}; for the end of a message. */
  public static String sentence(String typed, Collection<String> known) {
    return closest(typed, known)
        .map(word -> "Did you mean '" + word + "'?")
        .orElseGet(
            () ->
                known.isEmpty() ? "No keys are known here" : "Known: " + String.join(", ", known));
  }
}
