package org.syntagma.trainers.supervised;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;

/**
 * Settings of {@link AdamW}; the defaults are nanoGPT's.
 *
 * @param beta1 decay of the first moment
 * @param beta2 decay of the second moment
 * @param epsilon added to the denominator
 * @param weightDecay λ of the decoupled decay of matrices; vectors do not decay
 * @param clipNorm gradients with a greater global norm are scaled down to it; {@code none} leaves
 *     them as they are
 */
record AdamWConfig(
    @PositiveOrZero @DecimalMax(value = "1", inclusive = false) double beta1,
    @PositiveOrZero @DecimalMax(value = "1", inclusive = false) double beta2,
    @Positive double epsilon,
    @PositiveOrZero double weightDecay,
    Optional<@Positive Double> clipNorm) {
  static AdamWConfig defaults() {
    return new AdamWConfig(0.9, 0.95, 1e-8, 0.1, Optional.of(1.0));
  }
}
