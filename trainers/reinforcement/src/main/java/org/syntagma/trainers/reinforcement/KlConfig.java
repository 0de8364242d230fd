package org.syntagma.trainers.reinforcement;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;
import org.syntagma.api.component.Description;

/** Settings of {@link KlController}. */
record KlConfig(
    @Description("β: how much KL to the reference costs, for each action; 0 needs no reference")
        @PositiveOrZero
        double weight,
    @Description("of adaptive β: the KL in nats of an episode that it aims at; β stays if none")
        Optional<@Positive Double> target,
    @Description("of adaptive β: by how much it moves at most in an update, as a share of 0.2")
        @Positive
        double rate) {
  static KlConfig defaults() {
    return new KlConfig(0, Optional.empty(), 0.1);
  }
}
