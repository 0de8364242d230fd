package org.example.lion;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;

/**
 * Settings of {@link Lion}; the defaults are the paper's.
 *
 * @param beta1 how much of the momentum is in the direction of a step
 * @param beta2 decay of the momentum
 * @param weightDecay λ of the decoupled decay of matrices; vectors do not decay
 * @param clipNorm gradients with a greater global norm are scaled down to it; {@code none} leaves
 *     them as they are
 */
record LionConfig(
    @PositiveOrZero @DecimalMax(value = "1", inclusive = false) double beta1,
    @PositiveOrZero @DecimalMax(value = "1", inclusive = false) double beta2,
    @PositiveOrZero double weightDecay,
    Optional<@Positive Double> clipNorm) {
  static LionConfig defaults() {
    return new LionConfig(0.9, 0.99, 0.1, Optional.of(1.0));
  }
}
