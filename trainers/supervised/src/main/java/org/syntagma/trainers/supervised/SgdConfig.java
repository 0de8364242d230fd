package org.syntagma.trainers.supervised;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;

/**
 * Settings of {@link Sgd}.
 *
 * @param momentum how much of the last step's velocity is kept; 0 keeps none
 * @param nesterov looks ahead along the velocity
 * @param clipNorm gradients with a greater global norm are scaled down to it; {@code none} leaves
 *     them as they are
 */
record SgdConfig(
    @PositiveOrZero @DecimalMax(value = "1", inclusive = false) double momentum,
    boolean nesterov,
    Optional<@Positive Double> clipNorm) {
  static SgdConfig defaults() {
    return new SgdConfig(0, false, Optional.empty());
  }

  @AssertTrue(message = "nesterov needs a momentum greater than 0")
  boolean isMomentumThere() {
    return momentum > 0 || !nesterov;
  }
}
