package org.syntagma.data.oracle;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import org.syntagma.api.component.Description;

/** Settings of {@link OracleLikelihood}. */
record OracleLikelihoodConfig(
    @Description("how many texts the model writes at each temperature") @Min(2) int samples,
    @Description("the most numbers of a text") @Positive int maximum,
    @Description(
            "those at which it writes; metrics of all but the first end in -at- and the temperature")
        @NotEmpty
        List<@PositiveOrZero Double> temperatures,
    @Description("of the draws, which are the same in every evaluation") long seed) {
  OracleLikelihoodConfig {
    temperatures = List.copyOf(temperatures);
  }

  static OracleLikelihoodConfig defaults() {
    return new OracleLikelihoodConfig(1_000, 20, List.of(1.0), 1);
  }
}
