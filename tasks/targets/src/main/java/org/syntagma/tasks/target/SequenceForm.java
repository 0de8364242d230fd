package org.syntagma.tasks.target;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Pair;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Mark;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.task.StageKind;

/** The target is a text, which the decoder predicts as {@link SequenceLayout} says. */
final class SequenceForm implements Form {
  static final String LOGITS = "logits";

  private final TargetConfig config;
  private final Objective objective;
  private StageKind stage = StageKind.PRETRAINING;

  SequenceForm(TargetConfig config) {
    this.config = config;
    CrossEntropy entropy = new CrossEntropy(config.smoothing());
    this.objective =
        (ops, outputs, batch) ->
            ops.sum(
                ops.mul(
                    entropy.each(ops, outputs.get(LOGITS), batch.get(SequenceRows.TARGETS)),
                    batch.get(SequenceRows.WEIGHTS)));
  }

  @Override
  public void taughtIn(StageKind kind) {
    stage = kind;
  }

  private SequenceLayout layout(Model model) {
    Prefix prefix = Prefix.of(model, config.control(), config.truncate());
    if (!prefix.trunk().decoder()) {
      throw new IllegalArgumentException(
          "form: sequence needs a network that reads 'tokens' and predicts them: choose another network or form");
    }
    return SequenceLayout.of(prefix, config.sourceWeight(), stage);
  }

  private static SequenceRow row(SequenceLayout layout, Tokenizer tokenizer, Pair pair) {
    return layout.row(tokenizer.encode(pair.source()), tokenizer.encode(pair.target()));
  }

  @Override
  public List<Head> heads(Model model) {
    layout(model);
    return List.of();
  }

  @Override
  public Set<String> outputs() {
    return Set.of(LOGITS);
  }

  @Override
  public int length(Model model, Pair pair) {
    SequenceRow row = row(layout(model), model.tokenizer(), pair);
    return row.source().length + row.tokens().length;
  }

  @Override
  public Batch batch(
      Model model, List<? extends Pair> pairs, NDManager manager, Randomness randomness) {
    SequenceLayout layout = layout(model);
    Tokenizer tokenizer = model.tokenizer();
    List<SequenceRow> rows = pairs.stream().map(pair -> row(layout, tokenizer, pair)).toList();
    return SequenceRows.batch(rows, layout, tokenizer, manager);
  }

  @Override
  public Loss loss(Map<String, NDArray> outputs, Batch batch) {
    NDArray each =
        new CrossEntropy(config.smoothing())
            .each(outputs.get(LOGITS), batch.arrays().get(SequenceRows.TARGETS));
    return new Loss(each.mul(batch.arrays().get(SequenceRows.WEIGHTS)).sum(), batch.count());
  }

  @Override
  public Objective objective() {
    return objective;
  }

  @Override
  public Metrics evaluate(Model model, Evaluation<Pair> evaluation) {
    SequenceLayout layout = layout(model);
    Optional<GeneratedScores> scores =
        config.evaluateExamples() > 0
            ? Optional.of(new GeneratedScores(config.metrics()))
            : Optional.empty();
    return new SequenceEvaluation(model, layout, config, scores).run(evaluation);
  }

  @Override
  public List<Mark> marks(Model model, List<? extends Pair> pairs) {
    return SequenceMarks.of(model, layout(model), pairs);
  }

  /** What generation starts from. */
  Prompt prompt(Model model, String source) {
    return layout(model).prompt(model.tokenizer().encode(source));
  }
}
