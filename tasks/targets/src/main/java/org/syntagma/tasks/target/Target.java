package org.syntagma.tasks.target;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.Pair;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Mark;
import org.syntagma.api.task.MarkingTask;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.task.PromptingTask;
import org.syntagma.api.task.StageKind;
import org.syntagma.api.task.Task;

/**
 * Gives what is required for an input: a text, a label, a label for each word, or the right text
 * among others. {@link Form} and its implementations say how each is learned.
 *
 * <p>It puts two symbols between texts: {@code <sep>}, and the control symbol if one is set. Where
 * they stand says {@link Prefix}.
 */
@Description("give what is required for an input: a text, a label, labels of words, a match")
final class Target implements Task<Pair, Batch>, PromptingTask, MarkingTask<Pair> {
  private final TargetConfig config;
  private final Form form;

  @Inject
  Target(TargetConfig config) {
    this.config = config;
    this.form = Form.of(config);
  }

  @Override
  public Class<Pair> exampleType() {
    return Pair.class;
  }

  @Override
  public List<String> symbols() {
    List<String> symbols = new ArrayList<>(List.of(Symbols.SEPARATOR));
    config.control().ifPresent(symbols::add);
    return List.copyOf(symbols);
  }

  @Override
  public void taughtIn(StageKind stage) {
    form.taughtIn(stage);
  }

  @Override
  public void learn(Corpus<? extends Pair> corpus) {
    form.learn(corpus);
  }

  @Override
  public void save(StateWriter out) {
    form.save(out);
  }

  @Override
  public void load(StateReader in) {
    form.load(in);
  }

  @Override
  public List<Head> heads(Model model) {
    return form.heads(model);
  }

  @Override
  public Set<String> outputs() {
    return form.outputs();
  }

  @Override
  public int length(Model model, Pair pair) {
    return form.length(model, pair);
  }

  @Override
  public Batch batch(
      Model model, List<? extends Pair> pairs, NDManager manager, Randomness randomness) {
    return form.batch(model, pairs, manager, randomness);
  }

  @Override
  public Loss loss(Map<String, NDArray> outputs, Batch batch) {
    return form.loss(outputs, batch);
  }

  @Override
  public Optional<Objective> objective() {
    return Optional.of(form.objective());
  }

  @Override
  public Metrics evaluate(Model model, Evaluation<Pair> evaluation) {
    return form.evaluate(model, evaluation);
  }

  @Override
  public List<Mark> marks(Model model, List<? extends Pair> pairs) {
    return form.marks(model, pairs);
  }

  @Override
  public Prompt prompt(Model model, String source) {
    return sequences().prompt(model, source);
  }

  private SequenceForm sequences() {
    if (form instanceof SequenceForm sequences) {
      return sequences;
    }
    throw new IllegalArgumentException(
        "a target of the form %s is not written: only those of the form sequence are"
            .formatted(config.form().name().toLowerCase(Locale.ROOT)));
  }
}
