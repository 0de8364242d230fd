package org.syntagma.trainers.supervised;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;
import org.syntagma.api.component.Description;

/**
 * Settings of {@link Pretrain}.
 *
 * @param updates how many updates the stage makes; must be given
 * @param batch how much one update reads; must be given
 * @param evaluate when and how much is evaluated
 * @param exhaustion what happens when a corpus ends
 * @param rates how the tasks' rates are meant
 * @param average the decay of the parameters' moving average
 * @param skips how many updates in a row may come to nothing
 */
record PretrainConfig(
    @Description("how many updates the stage makes") @Positive Long updates,
    BatchConfig batch,
    EvaluateConfig evaluate,
    @Description("when a corpus ends: repeat it, or stop the stage after that update")
        Exhaustion exhaustion,
    @Description("how often tasks are drawn") RatesConfig rates,
    @Description(
            "evaluate and keep not the parameters themselves, but their moving average, in which an"
                + " update counts so much less than the next")
        Optional<@Positive @DecimalMax(value = "1", inclusive = false) Double> average,
    @Description(
            "how many updates in a row are skipped because a loss or the gradient is not finite; one"
                + " more ends the run")
        @PositiveOrZero
        int skips) {
  static PretrainConfig defaults() {
    return new PretrainConfig(
        null,
        null,
        EvaluateConfig.defaults(),
        Exhaustion.REPEAT,
        RatesConfig.defaults(),
        Optional.empty(),
        3);
  }

  /** How much one update reads. */
  record BatchConfig(
      @Description("examples in a micro-batch") Optional<@Positive Integer> examples,
      @Description("a micro-batch takes examples until they have so many; padding does not count")
          Optional<@Positive Integer> tokens,
      @Description("micro-batches in an update") @Positive int accumulate,
      @Description(
              "so many micro-batches of a task are read at once and dealt out by length, so that"
                  + " there is less padding")
          @Positive
          int buckets,
      @Description(
              "compute layers again in the backward pass instead of keeping what is inside them: less"
                  + " memory, more time, the same results")
          boolean recompute) {
    static BatchConfig defaults() {
      return new BatchConfig(Optional.empty(), Optional.empty(), 1, 1, false);
    }

    /** How much a micro-batch takes, in examples or tokens. */
    int budget() {
      return examples.or(() -> tokens).orElseThrow();
    }

    @AssertTrue(message = "must have exactly one of examples and tokens")
    boolean isOneBudgetThere() {
      return examples.isPresent() != tokens.isPresent();
    }
  }

  /** When and how much is evaluated. */
  record EvaluateConfig(
      @Description("evaluate after every so many updates; it always does at the end")
          Optional<@Positive Long> every,
      @Description("the most batches of each task; all if none") Optional<@Positive Long> batches,
      @Description(
              "TASK.METRIC: the evaluation at which this is greatest is the best, not the one at"
                  + " which the loss is least")
          Optional<@Pattern(regexp = ".+\\..+") String> greatest) {
    static EvaluateConfig defaults() {
      return new EvaluateConfig(Optional.empty(), Optional.empty(), Optional.empty());
    }
  }
}
