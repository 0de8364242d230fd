package org.syntagma.data.tokenizers;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import org.syntagma.api.component.Description;

/** The settings of {@code words}. */
record WordsConfig(
    @Description("rarer words become unknown") @Positive int minimumCount,
    @Description("the most tokens, four special ones included; the rarest words give way") @Min(5)
        int maximumSize) {
  static WordsConfig defaults() {
    return new WordsConfig(1, 50_000);
  }
}
