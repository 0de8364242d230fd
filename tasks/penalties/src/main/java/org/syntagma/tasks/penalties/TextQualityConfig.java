package org.syntagma.tasks.penalties;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.syntagma.api.component.Description;
import org.syntagma.api.model.Decoding;

/**
 * Settings of {@link TextQuality}.
 *
 * @param samples how many texts are written
 * @param prefix how many tokens of a corpus' text they continue
 * @param maximum the most tokens of a text
 * @param temperature of sampling
 * @param seed of sampling
 */
record TextQualityConfig(
    @Description("how many texts the model writes") @Min(2) int samples,
    @Description("how many tokens of the corpus' texts they continue; 1 is the begin symbol")
        @Positive
        int prefix,
    @Description("the most tokens that are written of each") @Positive int maximum,
    @Description("divides the logits; 0 takes the most probable token") @PositiveOrZero
        double temperature,
    @Description("of the draws, which are the same in every evaluation") long seed) {
  static TextQualityConfig defaults() {
    return new TextQualityConfig(200, 1, 60, 1, 1);
  }

  Decoding decoding() {
    return Decoding.defaults().withMaximum(maximum).withTemperature(temperature);
  }
}
