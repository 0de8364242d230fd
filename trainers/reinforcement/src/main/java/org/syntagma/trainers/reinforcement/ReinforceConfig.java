package org.syntagma.trainers.reinforcement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import java.util.Optional;
import org.syntagma.api.component.Description;

/**
 * Settings of {@link Reinforce}.
 *
 * @param updates must be given
 */
record ReinforceConfig(
    @Description("how many updates: rollouts, and what is learned from them") @Positive
        Long updates,
    @Valid RolloutsConfig rollouts,
    @Valid ValueConfig value,
    @Valid DelayConfig delay,
    @Valid ReplayConfig replay,
    @Description("examples of each task beside in a step") @Positive int examples,
    @Valid EvaluateConfig evaluate,
    @Description("sample texts are shown after every so many updates; never if none")
        Optional<@Positive Long> show,
    @Description("how long rewards of one update's texts may take before the stage ends")
        Duration rewardLimit,
    @Description(
            "how many updates in a row are ended because a loss or the gradient is not finite; one"
                + " more ends the run")
        @PositiveOrZero
        int skips) {
  static ReinforceConfig defaults() {
    return new ReinforceConfig(
        null,
        RolloutsConfig.defaults(),
        ValueConfig.defaults(),
        DelayConfig.defaults(),
        ReplayConfig.defaults(),
        8,
        EvaluateConfig.defaults(),
        Optional.empty(),
        Duration.ofMinutes(5),
        3);
  }

  /** What is acted in an update. */
  record RolloutsConfig(
      @Description("episodes of an update, where there are no steps") @Positive int episodes,
      @Description("episodes that begin the same, and can be compared") @Positive int group,
      @Description("of control: how many are acted at once") @Positive int environments,
      @Description(
              "of control: steps of an update in each, whether episodes end or not; whole episodes"
                  + " if none")
          Optional<@Positive Integer> steps,
      @Description(
              "the most texts, or actions of control, in one pass; 64 texts or 4096 actions if"
                  + " none")
          Optional<@Positive Integer> rows) {
    static RolloutsConfig defaults() {
      return new RolloutsConfig(64, 1, 8, Optional.empty(), Optional.empty());
    }

    @AssertTrue(message = "episodes must be a multiple of group")
    boolean isOfWholeGroups() {
      return episodes % group == 0;
    }
  }

  /** The network that says what is to come. */
  record ValueConfig(
      @Description(
              "the pipeline's model that has the head 'value': main shares all but the head with"
                  + " the policy")
          @NotEmpty
          String model) {
    static ValueConfig defaults() {
      return new ValueConfig("main");
    }
  }

  /** What follows the policy later than at once. */
  record DelayConfig(
      @Description(
              "a copy of the policy acts, which is renewed after every so many updates; the policy"
                  + " itself if none")
          Optional<@Positive Integer> acting,
      @Description("the policy learns in every so many-th update, the value network in all")
          @Positive
          int policy,
      @Description(
              "the network whose values advantages are made of keeps so much of itself in an"
                  + " update; 0 is the one that learns (Polyak averaging)")
          @DecimalMin("0")
          @DecimalMax(value = "1", inclusive = false)
          double target) {
    static DelayConfig defaults() {
      return new DelayConfig(Optional.empty(), 1, 0);
    }
  }

  /** What was acted by older policies and is learned again. */
  record ReplayConfig(
      @Description("how many fragments are kept; 0 is no replay") @PositiveOrZero int capacity,
      @Description("how many of them an update learns beside its own") @PositiveOrZero int taken,
      @Description("fragments of policies that are more updates old are dropped") @Positive
          long maximumAge,
      @Description(
              "how much likelier those are taken whose advantages were great: the exponent of"
                  + " their mean size, 0 is not at all (Schaul et al. 2016)")
          @PositiveOrZero
          double priority) {
    static ReplayConfig defaults() {
      return new ReplayConfig(0, 0, 4, 0);
    }
  }

  /** How the policy is evaluated. */
  record EvaluateConfig(
      @Description("evaluate after every so many updates; it always does at the end")
          Optional<@Positive Long> every,
      @Description("episodes of an evaluation") @Positive int episodes,
      @Description("take the most probable action instead of drawing it") boolean greedy) {
    static EvaluateConfig defaults() {
      return new EvaluateConfig(Optional.empty(), 64, false);
    }
  }
}
