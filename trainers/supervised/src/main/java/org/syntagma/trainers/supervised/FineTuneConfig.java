package org.syntagma.trainers.supervised;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.component.Description;

/**
 * Settings of {@link FineTune}: those of {@link Pretrain}, and what a stage may change.
 *
 * @param updates how many updates the stage makes; must be given
 * @param batch how much one update reads; must be given
 * @param edits changes of the model's structure, in order, before the stage's own heads are added
 * @param groups parameters that learn at another rate; the first that matches counts
 * @param startPenalty the coefficient of L2-SP
 * @param evaluate when and how much is evaluated
 * @param exhaustion what happens when a corpus ends
 * @param rates how the tasks' rates are meant
 * @param average the decay of the parameters' moving average
 * @param skips how many updates in a row may come to nothing
 */
record FineTuneConfig(
    @Description("how many updates the stage makes") @Positive Long updates,
    PretrainConfig.BatchConfig batch,
    @Description("changes of the model, in order, before the tasks' heads are added")
        List<EditConfig> edits,
    @Description("parameters that learn at another rate; the first that matches counts")
        List<GroupConfig> groups,
    @Description(
            "pulls parameters back to where the stage began: adds this times their distance to the"
                + " gradient (L2-SP, Li et al. 2018)")
        @PositiveOrZero
        double startPenalty,
    PretrainConfig.EvaluateConfig evaluate,
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
  static FineTuneConfig defaults() {
    PretrainConfig plain = PretrainConfig.defaults();
    return new FineTuneConfig(
        null,
        null,
        List.of(),
        List.of(),
        0,
        plain.evaluate(),
        plain.exhaustion(),
        plain.rates(),
        plain.average(),
        plain.skips());
  }

  PretrainConfig plain() {
    return new PretrainConfig(updates, batch, evaluate, exhaustion, rates, average, skips);
  }

  Changes changes() {
    return new Changes(edits.stream().map(EditConfig::edit).toList(), groups, startPenalty);
  }
}
