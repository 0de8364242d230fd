package org.syntagma.tasks.penalties;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;
import org.syntagma.api.component.Description;
import org.syntagma.api.model.Decoding;

/**
 * Settings of {@link Auxiliary}.
 *
 * @param over where repetition is looked for
 * @param share how often it is looked for
 * @param window of the context: how far back a token counts as repeated
 * @param ngram of samples: the length of what must not be said again
 * @param rows of samples: how many continuations
 * @param prefix of samples: how many tokens of a row a decoder alone continues
 * @param maximum of samples: the most tokens of a continuation
 * @param temperature of samples
 */
record AuxiliaryConfig(
    @Description("context, of the task's texts; or samples, the model's own continuations of them")
        Over over,
    @Description("the share of micro-batches in which it is looked for") @Positive @DecimalMax("1")
        double share,
    @Description("of the context: how many tokens back are looked at; all if none")
        Optional<@Positive Integer> window,
    @Description("of samples: how many tokens in a row must not come again") @Positive int ngram,
    @Description("of samples: how many continuations of a micro-batch") @Positive int rows,
    @Description("of samples: how many tokens of a text a decoder alone continues") @Positive
        int prefix,
    @Description("of samples: the most tokens of a continuation") @Min(2) int maximum,
    @Description("of samples: 0 continues with the most probable token") @PositiveOrZero
        double temperature) {
  /** Where repetition is looked for. */
  enum Over {
    CONTEXT,
    SAMPLES
  }

  static AuxiliaryConfig defaults() {
    return new AuxiliaryConfig(Over.CONTEXT, 1, Optional.empty(), 4, 8, 16, 48, 0);
  }

  Decoding decoding() {
    return Decoding.greedy(maximum).withTemperature(temperature);
  }
}
