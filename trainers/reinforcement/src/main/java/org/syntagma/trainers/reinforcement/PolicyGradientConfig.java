package org.syntagma.trainers.reinforcement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import org.syntagma.api.component.Description;

/** Settings of {@link PolicyGradient}. */
record PolicyGradientConfig(
    @Description("what an action's return is compared with") Baseline baseline,
    @Description("γ, by how much a reward counts less a step later")
        @PositiveOrZero
        @DecimalMax("1")
        double discount,
    @Description(
            "whether actions of an older policy count by truncated importance weights (V-trace)")
        boolean offPolicy,
    @Description("advantages get mean 0 and deviation 1") boolean whiten,
    @Description("how much the value network's squared error counts, where there is one")
        @PositiveOrZero
        double valueWeight,
    @Description("how much the entropy counts that is rewarded") @PositiveOrZero
        double entropyWeight,
    @Description("what holds the policy near the reference") @Valid KlConfig kl) {
  /** What a return is compared with. */
  enum Baseline {
    /** Nothing. */
    NONE,
    /** The mean return of the other fragments of the update. */
    OTHERS,
    /** The value network. */
    VALUES
  }

  static PolicyGradientConfig defaults() {
    return new PolicyGradientConfig(Baseline.OTHERS, 1, false, false, 0.5, 0, KlConfig.defaults());
  }
}
