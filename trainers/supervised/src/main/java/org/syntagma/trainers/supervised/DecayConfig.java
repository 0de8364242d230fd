package org.syntagma.trainers.supervised;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.function.DoubleUnaryOperator;
import org.syntagma.api.component.Description;

/**
 * Settings of a schedule that warms up and then decays.
 *
 * @param warmup how many updates W lead up to it: the value at update u ≤ W is peak · u / W
 */
record DecayConfig(
    @Description("the greatest value, reached at the end of the warm-up") @Positive Double peak,
    @Description("updates that lead straight up to the peak") @PositiveOrZero long warmup,
    @Description("the value at the stage's last update, as a fraction of the peak")
        @PositiveOrZero
        @DecimalMax("1")
        double floorFraction) {
  static DecayConfig defaults() {
    return new DecayConfig(null, 0, 0.1);
  }

  /**
   * The value at {@code update}.
   *
   * @param shape falls from 1 to 0 while its argument, the part of the decay that is over, rises
   *     from 0 to 1
   */
  double at(long update, long updates, DoubleUnaryOperator shape) {
    if (update < warmup) {
      return peak * update / warmup;
    }
    double over = Math.min(1, (update - warmup) / (double) Math.max(1, updates - warmup));
    return peak * (floorFraction + (1 - floorFraction) * shape.applyAsDouble(over));
  }
}
