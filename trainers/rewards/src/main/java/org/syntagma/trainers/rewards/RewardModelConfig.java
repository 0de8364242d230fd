package org.syntagma.trainers.rewards;

import jakarta.validation.constraints.Positive;
import org.syntagma.api.component.Description;

/** Settings of {@link RewardModel}. */
record RewardModelConfig(
    @Description(
            "whether the model reads the prompt before the text; false where whole texts are judged, which begin with it")
        boolean prompt,
    @Description("how many examples of the reference are scored, once") @Positive int samples,
    @Description("whether scores are also divided by the deviation of the reference's")
        boolean scaled) {
  static RewardModelConfig defaults() {
    return new RewardModelConfig(true, 500, false);
  }
}
