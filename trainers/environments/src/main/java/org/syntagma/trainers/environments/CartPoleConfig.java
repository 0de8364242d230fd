package org.syntagma.trainers.environments;

import jakarta.validation.constraints.Positive;
import org.syntagma.api.component.Description;

/** Settings of {@link CartPole}. */
record CartPoleConfig(
    @Description("an episode is cut off after so many steps") @Positive int maximumSteps) {
  static CartPoleConfig defaults() {
    return new CartPoleConfig(500);
  }
}
