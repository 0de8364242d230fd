package org.syntagma.data.oracle;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.syntagma.api.component.Description;

/** The settings of the corpus {@code oracle}. The defaults are those of SeqGAN's paper. */
record OracleConfig(
    @Description("which network and texts; the run's seed chooses only the order") long seed,
    @Description("how many texts to train on") @Positive int texts,
    @Description("how many more to hold out") @PositiveOrZero int validation,
    @Description("how many numbers a text has") @Positive int length,
    @Description("how many numbers there are, from 0") @Min(2) int vocabulary,
    @Description("size of the oracle's token vectors") @Positive int embedding,
    @Description("size of the oracle's state") @Positive int width) {
  static OracleConfig defaults() {
    return new OracleConfig(1, 10_000, 1_000, 20, 5_000, 32, 32);
  }
}
