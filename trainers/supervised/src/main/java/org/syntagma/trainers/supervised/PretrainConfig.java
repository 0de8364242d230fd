package org.syntagma.trainers.supervised;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Positive;
import java.util.Optional;

/**
 * Settings of {@link Pretrain}.
 *
 * @param updates how many updates the stage makes; must be given
 * @param batch how much one update reads; must be given
 * @param evaluate when and how much is evaluated
 * @param exhaustion what happens when a corpus ends
 */
record PretrainConfig(
    @Positive Long updates, BatchConfig batch, EvaluateConfig evaluate, Exhaustion exhaustion) {
  static PretrainConfig defaults() {
    return new PretrainConfig(null, null, EvaluateConfig.defaults(), Exhaustion.REPEAT);
  }

  /**
   * How much one update reads.
   *
   * @param examples how many examples make a micro-batch
   * @param tokens a micro-batch takes examples until their lengths reach this, padding not counted
   * @param accumulate how many micro-batches make an update
   */
  record BatchConfig(
      Optional<@Positive Integer> examples,
      Optional<@Positive Integer> tokens,
      @Positive int accumulate) {
    static BatchConfig defaults() {
      return new BatchConfig(Optional.empty(), Optional.empty(), 1);
    }

    @AssertTrue(message = "must have exactly one of examples and tokens")
    boolean isOneBudgetThere() {
      return examples.isPresent() != tokens.isPresent();
    }
  }

  /**
   * When and how much is evaluated.
   *
   * @param every evaluates after every so many updates; {@code none} evaluates at the stage's end
   *     only
   * @param batches the greatest number of batches of each task; {@code none} reads the whole split
   */
  record EvaluateConfig(Optional<@Positive Long> every, Optional<@Positive Long> batches) {
    static EvaluateConfig defaults() {
      return new EvaluateConfig(Optional.empty(), Optional.empty());
    }
  }
}
