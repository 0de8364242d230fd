package org.syntagma.tasks.target;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Pair;
import org.syntagma.api.data.Text;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.task.StageKind;
import org.syntagma.api.task.Task;

/**
 * A {@link Target} of the form sequence whose pairs are made of texts, anew each time that a text
 * is read. In evaluation a text always gives the same pair.
 */
@Description("predict a part of a text from the rest of it, laid out as target lays out its pairs")
final class SelfSupervised implements Task<Text, Batch> {
  private final SelfSupervisedConfig config;
  private final Target target;

  /**
   * What lays pairs out whose text has passed {@link #length}: with subwords the parts of a text
   * may have a few more tokens than the whole, and such an input loses its end.
   */
  private final Target fitting;

  @Inject
  SelfSupervised(SelfSupervisedConfig config) {
    this.config = config;
    this.target = new Target(config.target(config.truncate()));
    this.fitting = new Target(config.target(true));
  }

  @Override
  public Class<Text> exampleType() {
    return Text.class;
  }

  @Override
  public void taughtIn(StageKind stage) {
    target.taughtIn(stage);
    fitting.taughtIn(stage);
  }

  @Override
  public List<String> symbols() {
    return target.symbols();
  }

  @Override
  public List<Head> heads(Model model) {
    return target.heads(model);
  }

  @Override
  public Set<String> outputs() {
    return target.outputs();
  }

  /** About that of the longest pair that the text can become. */
  @Override
  public int length(Model model, Text text) {
    return config.goal().pair(text.text(), config.share(), Randomness.of(0)).isEmpty()
        ? 0
        : target.length(model, config.goal().longest(text.text()));
  }

  @Override
  public Batch batch(
      Model model, List<? extends Text> texts, NDManager manager, Randomness randomness) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      config
          .goal()
          .pair(texts.get(i).text(), config.share(), randomness.at(i))
          .ifPresent(pairs::add);
    }
    return fitting.batch(model, pairs, manager, randomness);
  }

  @Override
  public Loss loss(Map<String, NDArray> outputs, Batch batch) {
    return target.loss(outputs, batch);
  }

  @Override
  public Optional<Objective> objective() {
    return target.objective();
  }

  @Override
  public Metrics evaluate(Model model, Evaluation<Text> evaluation) {
    TextPairs pairs = new TextPairs(evaluation.corpus(), config.goal(), config.share());
    return fitting.evaluate(
        model, new Evaluation<>(pairs, evaluation.examples(), evaluation.batches()));
  }
}
