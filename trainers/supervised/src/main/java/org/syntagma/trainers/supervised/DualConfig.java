package org.syntagma.trainers.supervised;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.syntagma.api.component.Description;

/**
 * Settings of {@link Dual}.
 *
 * @param target what the penalty shall be at most; must be given
 * @param rate how fast the weight moves
 * @param initial the weight in the first update
 * @param maximum the greatest weight
 * @param smoothing the decay of the mean that is compared with the target
 */
record DualConfig(
    @Description("what the penalty shall be, as it is reported; must be given") Double target,
    @Description("the weight moves by this times the distance to the target") @Positive double rate,
    @Description("the weight in the first update") @PositiveOrZero double initial,
    @Description("the greatest weight") @Positive double maximum,
    @Description("compare not what was found last, but a moving mean with this decay")
        @PositiveOrZero
        @DecimalMax(value = "1", inclusive = false)
        double smoothing) {
  static DualConfig defaults() {
    return new DualConfig(null, 0.01, 0, 100, 0);
  }
}
