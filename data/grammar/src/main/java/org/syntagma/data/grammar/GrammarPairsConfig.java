package org.syntagma.data.grammar;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.syntagma.api.component.Description;

/** The settings of the corpus {@code grammar-pairs}. */
record GrammarPairsConfig(
    @Description("which statements; they do not depend on the run's seed, their order does")
        long seed,
    @Description("how many to train on") @Positive long sentences,
    @Description("how many more to hold out, none of which is trained on") @PositiveOrZero
        long validation,
    @Description("the most words of a statement and of its question, punctuation among them")
        @Positive
        int maximumLength) {
  static GrammarPairsConfig defaults() {
    return new GrammarPairsConfig(1, 10_000, 1_000, 40);
  }
}
