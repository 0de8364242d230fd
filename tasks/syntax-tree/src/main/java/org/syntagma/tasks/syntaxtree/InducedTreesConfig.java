package org.syntagma.tasks.syntaxtree;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.syntagma.api.component.Description;

/**
 * Settings of {@link InducedTrees}. The defaults follow Klein and Manning 2004, but for the lengths
 * that EM begins with, which follow Spitkovsky et al. 2010.
 */
record InducedTreesConfig(
    @Description("what is known of a word: its upos or xpos tag, or its form in lower case")
        SymbolType symbols,
    @Description("rarer symbols count as one") @Positive int minimumCount,
    @Description("whether punctuation is a part of trees; else words tagged PUNCT are left out")
        boolean punctuation,
    @Description("the most words of a sentence that is learned from or evaluated") @Positive
        int maximumLength,
    @Description("expectation maximization begins with sentences of up to so many words") @Positive
        int firstLength,
    @Description("its iterations with each length, from the first to the maximum") @PositiveOrZero
        int iterations,
    @Description("what each iteration adds to every expected count") @PositiveOrZero
        double smoothing,
    @Description("the name under inputs in the model") @Pattern(regexp = "[a-z][a-z0-9-]*")
        String inputs) {

  static InducedTreesConfig defaults() {
    return new InducedTreesConfig(SymbolType.UPOS, 1, false, 10, 3, 5, 1.0, "symbols");
  }

  /** What sentences are made of. */
  enum SymbolType {
    UPOS,
    XPOS,
    FORM
  }
}
