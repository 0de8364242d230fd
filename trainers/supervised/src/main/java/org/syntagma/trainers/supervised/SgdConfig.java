package org.syntagma.trainers.supervised;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;
import org.syntagma.api.component.Description;

/** Settings of {@link Sgd}. */
record SgdConfig(
    @Description("how much of the last step's velocity is kept")
        @PositiveOrZero
        @DecimalMax(value = "1", inclusive = false)
        double momentum,
    @Description("look ahead along the velocity") boolean nesterov,
    @Description("gradients with a greater global norm are scaled down to it")
        Optional<@Positive Double> clipNorm) {
  static SgdConfig defaults() {
    return new SgdConfig(0, false, Optional.empty());
  }

  @AssertTrue(message = "nesterov needs a momentum greater than 0")
  boolean isMomentumThere() {
    return momentum > 0 || !nesterov;
  }
}
