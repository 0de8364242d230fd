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

  @Inject
  SelfSupervised(SelfSupervisedConfig config) {
    this.config = config;
    this.target = new Target(config.target());
  }

  @Override
  public Class<Text> exampleType() {
    return Text.class;
  }

  @Override
  public void taughtIn(StageKind stage) {
    target.taughtIn(stage);
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

  /** That of the longest pair that the text can become, so that every one of them fits. */
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
    return target.batch(model, pairs, manager, randomness);
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
    return target.evaluate(
        model, new Evaluation<>(pairs, evaluation.examples(), evaluation.batches()));
  }
}
