package org.syntagma.trainers.supervised;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Positive;
import java.util.Optional;
import java.util.OptionalLong;
import org.syntagma.api.component.Description;

/** How often tasks are drawn. */
record RatesConfig(
    @Description("fixed: as often as its rate says; proportional: also as its corpus is large")
        Type type,
    @Description("proportional: of a larger corpus only so many examples count")
        Optional<@Positive Long> cap,
    @Description("proportional: above 1, small corpora are drawn more often than their share")
        @Positive
        double temperature) {
  /** What a rate is relative to. */
  enum Type {
    /** The other tasks' rates. */
    FIXED,
    /** Those and the sizes of the corpora. */
    PROPORTIONAL
  }

  static RatesConfig defaults() {
    return new RatesConfig(Type.FIXED, Optional.empty(), 1);
  }

  @AssertTrue(message = "cap and temperature need the type proportional")
  boolean isCappedOnlyIfProportional() {
    return type != Type.FIXED || (cap.isEmpty() && temperature == 1);
  }

  /** Whether a task can only be drawn if its corpus has a size. */
  boolean needSizes() {
    return type == Type.PROPORTIONAL;
  }

  /**
   * How often a task is drawn, relative to the others: its {@code rate}, if proportional times
   * min(size, cap)^(1 / temperature) (Raffel 2020, section 3.5.2).
   *
   * @param size of its corpus, in examples
   */
  double of(double rate, OptionalLong size) {
    if (type == Type.FIXED || size.isEmpty()) {
      return rate;
    }
    double counted = Math.min(size.getAsLong(), cap.orElse(Long.MAX_VALUE));
    return rate * Math.pow(counted, 1 / temperature);
  }
}
