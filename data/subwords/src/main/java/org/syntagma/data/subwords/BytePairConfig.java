package org.syntagma.data.subwords;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import org.syntagma.api.component.Description;

/** The settings of {@code bpe}. */
record BytePairConfig(
    @Description(
            "the most tokens, among them the 256 bytes and four special symbols; fewer where the"
                + " text has no more pairs to merge")
        @Min(BytePairTokenizer.LEAST)
        @Max(1 << 20)
        int size,
    @Description("pairs that are rarer in the text are not merged") @Positive
        int minimumFrequency) {
  static BytePairConfig defaults() {
    return new BytePairConfig(8192, 2);
  }
}
