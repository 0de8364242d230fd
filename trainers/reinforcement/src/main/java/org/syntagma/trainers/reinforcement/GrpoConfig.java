package org.syntagma.trainers.reinforcement;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.syntagma.api.component.Description;

/** Settings of {@link Grpo}. */
record GrpoConfig(
    @Description("how often the rollouts of an update are gone through") @Positive int epochs,
    @Description("into how many minibatches they are divided each time") @Positive int minibatches,
    @Description("how far the ratio of probabilities may leave 1 before nothing is gained")
        @Positive
        double clip,
    @Description("β: how much KL to the reference counts; 0 needs no reference") @PositiveOrZero
        double klWeight) {
  static GrpoConfig defaults() {
    return new GrpoConfig(1, 1, 0.2, 0.04);
  }
}
