package org.syntagma.data.perturbers;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import org.syntagma.api.component.Description;

/** The settings of the perturbers {@code drop} and {@code swap}. */
record RateConfig(
    @Description("the probability that a word is changed")
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax("1")
        double rate) {
  static RateConfig defaults() {
    return new RateConfig(0.1);
  }
}
