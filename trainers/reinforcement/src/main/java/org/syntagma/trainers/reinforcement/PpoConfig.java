package org.syntagma.trainers.reinforcement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;
import org.syntagma.api.component.Description;

/** Settings of {@link Ppo}. */
record PpoConfig(
    @Description("how often the rollouts of an update are gone through") @Positive int epochs,
    @Description("into how many minibatches they are divided each time") @Positive int minibatches,
    @Description("how far the ratio of probabilities may leave 1 before nothing is gained")
        @Positive
        double clip,
    @Description("how far values may move in an update before nothing is gained; no bound if none")
        Optional<@Positive Double> clipValue,
    @Description("γ, by how much a reward counts less a step later")
        @PositiveOrZero
        @DecimalMax("1")
        double discount,
    @Description("λ of generalized advantage estimation") @PositiveOrZero @DecimalMax("1")
        double lambda,
    @Description("advantages get mean 0 and deviation 1") boolean whiten,
    @Description("how much the value network's squared error counts") @PositiveOrZero
        double valueWeight,
    @Description("how much the entropy counts that is rewarded") @PositiveOrZero
        double entropyWeight,
    @Description(
            "the epochs over an update's rollouts end where KL(old ‖ new) of an action exceeds it")
        Optional<@Positive Double> maximumKl,
    @Description("what holds the policy near the reference") @Valid KlConfig kl) {
  static PpoConfig defaults() {
    return new PpoConfig(
        4, 4, 0.2, Optional.of(0.2), 1, 0.95, true, 0.5, 0, Optional.empty(), KlConfig.defaults());
  }
}
