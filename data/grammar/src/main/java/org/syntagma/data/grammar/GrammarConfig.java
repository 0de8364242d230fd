package org.syntagma.data.grammar;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.nio.file.Path;
import java.util.Optional;
import org.syntagma.api.component.Description;

/** The settings of the corpus {@code grammar}. */
record GrammarConfig(
    @Description("a grammar; the English one that comes with Syntagma if none") Optional<Path> path,
    @Description("which sentences; they do not depend on the run's seed, their order does")
        long seed,
    @Description("how many to train on") @Positive long sentences,
    @Description("how many more to hold out") @PositiveOrZero long validation,
    @Description("the most words of a sentence, punctuation among them") @Positive
        int maximumLength) {
  static GrammarConfig defaults() {
    return new GrammarConfig(Optional.empty(), 1, 10_000, 1_000, 40);
  }
}
