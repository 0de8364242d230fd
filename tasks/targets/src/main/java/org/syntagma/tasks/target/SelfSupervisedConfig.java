package org.syntagma.tasks.target;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.component.Description;
import org.syntagma.tasks.target.TargetConfig.FormType;
import org.syntagma.tasks.target.TargetConfig.Score;

/** Settings of {@link SelfSupervised}. */
record SelfSupervisedConfig(
    @Description(
            "what is required of a text: next, the sentence after those before it; denoise, all of"
                + " it, of which words were left out; span, the words that were cut out")
        TextGoal goal,
    @Description("the share of the words that is left out or cut out")
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax(value = "1", inclusive = false)
        double share,
    @Description("a symbol after the input that names the task or domain, such as <next>")
        Optional<@Pattern(regexp = "\\S+", message = "must be one word") String> control,
    @Description("whether an input that does not fit the context loses its end, or is refused")
        boolean truncate,
    @Description(
            "how much a token of the input counts where the decoder predicts it too; if none, 1 for"
                + " a decoder alone in pretraining, and otherwise 0")
        Optional<@PositiveOrZero Double> sourceWeight,
    @Description("how much probability the loss spreads evenly (Szegedy 2016)")
        @DecimalMin("0")
        @DecimalMax(value = "1", inclusive = false)
        double smoothing,
    @Description("how many inputs an evaluation answers by writing; 0 is none") @PositiveOrZero
        int evaluateExamples,
    @Description("the most tokens of such an answer") @Positive int maximum,
    @Description("what such answers are measured by") @NotEmpty List<Score> metrics) {
  static SelfSupervisedConfig defaults() {
    TargetConfig usual = TargetConfig.defaults();
    return new SelfSupervisedConfig(
        TextGoal.NEXT,
        0.15,
        usual.control(),
        usual.truncate(),
        usual.sourceWeight(),
        usual.smoothing(),
        0,
        usual.maximum(),
        usual.metrics());
  }

  /** The settings of a target of the form sequence. */
  TargetConfig target(boolean truncate) {
    TargetConfig usual = TargetConfig.defaults();
    return new TargetConfig(
        FormType.SEQUENCE,
        control,
        truncate,
        sourceWeight,
        smoothing,
        usual.head(),
        usual.dropout(),
        usual.pooling(),
        usual.temperature(),
        usual.width(),
        usual.candidates(),
        evaluateExamples,
        maximum,
        metrics);
  }
}
