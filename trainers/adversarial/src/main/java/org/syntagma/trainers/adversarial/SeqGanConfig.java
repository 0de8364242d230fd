package org.syntagma.trainers.adversarial;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;
import org.syntagma.api.component.Description;

/**
 * Settings of {@link SeqGan}.
 *
 * @param updates how many rounds; must be given
 * @param length must be given
 */
record SeqGanConfig(
    @Description("how many rounds of generator and discriminator") @Positive Long updates,
    @Description("the most tokens of a text, the end symbol among them; longer ones are cut")
        @Positive
        Integer length,
    @Valid GeneratorConfig generator,
    @Valid DiscriminatorConfig discriminator,
    @Valid EvaluateConfig evaluate) {
  static SeqGanConfig defaults() {
    return new SeqGanConfig(
        null,
        null,
        GeneratorConfig.defaults(),
        DiscriminatorConfig.defaults(),
        EvaluateConfig.defaults());
  }

  /** How the main model learns to write. */
  record GeneratorConfig(
      @Description("policy gradient steps in a round") @Positive int steps,
      @Description("texts in a step") @Positive int batch,
      @Description("how often each prefix is completed; their mean reward is the prefix's")
          @Positive
          int rollouts,
      @Description("after a round the rollout policy keeps so much of its parameters")
          @DecimalMin("0")
          @DecimalMax("1")
          double keep,
      @Description("rewards count less the mean of the batch's other texts at the same place")
          boolean baseline,
      @Description("steps of likelihood on the corpus in a round, after the others") @PositiveOrZero
          int likelihood,
      @Description("the most texts that are completed at once") @Positive int rows) {
    static GeneratorConfig defaults() {
      return new GeneratorConfig(1, 64, 16, 0.8, true, 0, 1024);
    }
  }

  /** How the discriminator learns to tell the corpus from the generator. */
  record DiscriminatorConfig(
      @Description("the pipeline's model that reads texts") @NotEmpty String model,
      @Description("steps in a round, each with new texts of both kinds") @Positive int steps,
      @Description("how often a step goes through its texts") @Positive int epochs,
      @Description("texts of the corpus in a step, and as many of the generator") @Positive
          int texts,
      @Description("texts of both kinds together in a batch") @Positive int batch,
      @Description("steps before the first round") @PositiveOrZero int pretraining) {
    static DiscriminatorConfig defaults() {
      return new DiscriminatorConfig("discriminator", 5, 3, 256, 64, 50);
    }

    /** Batches of one step. */
    long batches() {
      return (long) epochs * ((2L * texts + batch - 1) / batch);
    }
  }

  /** When tasks are measured, and which rounds are best. */
  record EvaluateConfig(
      @Description("evaluate after every so many rounds; it always does at the end")
          Optional<@Positive Long> every,
      @Description("the most batches of each task; all if none") Optional<@Positive Long> batches,
      @Description(
              "TASK.METRIC: the evaluation at which this is least is the best; the sum of the"
                  + " tasks' losses if none")
          Optional<@Pattern(regexp = ".+\\..+") String> least) {
    static EvaluateConfig defaults() {
      return new EvaluateConfig(Optional.empty(), Optional.empty(), Optional.empty());
    }
  }
}
