package org.syntagma.trainers.reinforcement;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;
import org.syntagma.api.component.Description;

/** Settings of {@link CrossEntropyMethod}. */
record CrossEntropyMethodConfig(
    @Description("ρ: the share of the episodes, the best ones, that is learned")
        @Positive
        @DecimalMax("1")
        double elite,
    @Description("how often the best episodes of an update are gone through") @Positive int epochs,
    @Description(
            "into how many minibatches all episodes are divided, of which the best are learned")
        @Positive
        int minibatches,
    @Description("the entropy in nats of an action below which it is held up; none if none")
        Optional<@Positive Double> entropyFloor,
    @Description("how much a missing nat of entropy counts") @PositiveOrZero double floorWeight) {
  static CrossEntropyMethodConfig defaults() {
    return new CrossEntropyMethodConfig(0.2, 1, 1, Optional.empty(), 1);
  }
}
