package org.syntagma.tasks.languagemodel;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.util.Optional;
import org.syntagma.api.component.Description;

/** Settings of {@link LanguageModel}. */
record LanguageModelConfig(
    @Description(
            "next-token for a decoder alone; for a network with an encoder prefix, to continue the"
                + " first part of a text, or span-corruption, to fill its gaps; that which fits, and"
                + " of the last two prefix, if none")
        Optional<Goal> objective,
    @Description("what is cut out of a text for span-corruption") Spans spans) {
  static LanguageModelConfig defaults() {
    return new LanguageModelConfig(Optional.empty(), Spans.defaults());
  }

  @AssertTrue(message = "spans need the objective span-corruption")
  boolean isCutOnlyIfCorrupted() {
    return spans.equals(Spans.defaults())
        || objective.filter(goal -> goal == Goal.SPAN_CORRUPTION).isPresent();
  }

  /** What is predicted from what. */
  enum Goal {
    /** Each token from those before it. */
    NEXT_TOKEN,
    /** The end of a text from its beginning. */
    PREFIX,
    /** What was cut out of a text from what is left. */
    SPAN_CORRUPTION
  }

  /** What is cut out of a text. */
  record Spans(
      @Description("how much of it")
          @DecimalMin(value = "0", inclusive = false)
          @DecimalMax(value = "1", inclusive = false)
          double rate,
      @Description("the mean length of a span, in tokens") @DecimalMin("1") double length) {
    static Spans defaults() {
      return new Spans(0.15, 3);
    }
  }
}
