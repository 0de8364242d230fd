package org.syntagma.trainers.environments;

import jakarta.validation.constraints.Positive;
import org.syntagma.api.component.Description;

/** Settings of {@link Acrobot}. */
record AcrobotConfig(
    @Description("an episode is cut off after so many steps") @Positive int maximumSteps) {
  static AcrobotConfig defaults() {
    return new AcrobotConfig(500);
  }
}
