package org.syntagma.trainers.supervised;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;
import org.syntagma.api.component.Description;

/** Settings of {@link AdamW}; the defaults are nanoGPT's. */
record AdamWConfig(
    @Description("decay of the first moment")
        @PositiveOrZero
        @DecimalMax(value = "1", inclusive = false)
        double beta1,
    @Description("decay of the second moment")
        @PositiveOrZero
        @DecimalMax(value = "1", inclusive = false)
        double beta2,
    @Description("added to the denominator") @Positive double epsilon,
    @Description("decoupled; biases and the weights of norms do not decay") @PositiveOrZero
        double weightDecay,
    @Description("gradients with a greater global norm are scaled down to it")
        Optional<@Positive Double> clipNorm) {
  static AdamWConfig defaults() {
    return new AdamWConfig(0.9, 0.95, 1e-8, 0.1, Optional.of(1.0));
  }
}
