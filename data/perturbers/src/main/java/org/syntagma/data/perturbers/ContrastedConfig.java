package org.syntagma.data.perturbers;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import org.syntagma.api.component.Description;

/** The settings of the corpus {@code contrasted}. */
record ContrastedConfig(
    @Description("the probability that a text is damaged")
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax(value = "1", inclusive = false)
        double share,
    @Description("the label of texts as they are") @NotBlank String real,
    @Description("the label of damaged texts") @NotBlank String damaged) {
  static ContrastedConfig defaults() {
    return new ContrastedConfig(0.5, "real", "damaged");
  }

  @AssertTrue(message = "real and damaged must be different labels")
  boolean isToldApart() {
    return real == null || !real.equals(damaged);
  }
}
