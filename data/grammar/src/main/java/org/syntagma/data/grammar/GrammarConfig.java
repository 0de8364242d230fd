package org.syntagma.data.grammar;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The settings of the corpus {@code grammar}.
 *
 * @param path a grammar as {@link GrammarReader} reads it; the English one that comes along if none
 * @param seed which sentences; they do not depend on the run's seed, their order does
 * @param sentences how many to train on
 * @param validation how many more to hold out
 * @param maximumLength the most words of a sentence, punctuation among them
 */
record GrammarConfig(
    Optional<Path> path,
    long seed,
    @Positive long sentences,
    @PositiveOrZero long validation,
    @Positive int maximumLength) {
  static GrammarConfig defaults() {
    return new GrammarConfig(Optional.empty(), 1, 10_000, 1_000, 40);
  }
}
