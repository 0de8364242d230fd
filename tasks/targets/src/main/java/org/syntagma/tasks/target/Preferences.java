package org.syntagma.tasks.target;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Pair;
import org.syntagma.api.data.Preference;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Scorer;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.task.ScoringTask;
import org.syntagma.api.task.Task;
import org.syntagma.toolkit.layers.Linear;

/**
 * A reward model: gives answers a score, so that those that people chose score higher than those
 * that they rejected ({@link BradleyTerry}; Stiennon 2020, section 3.4). A linear head without a
 * bias, which would change no difference, gives a number at each position, (batch, length, 1),
 * which is then pooled. {@link WholeAnswer} says how prompts and answers are laid out.
 *
 * <p>A batch has two rows for each preference, the chosen answer's first.
 */
@Description("tell which of two answers is better, by a score of each: a reward model")
final class Preferences implements Task<Preference, Batch>, ScoringTask {
  private static final String POOLING = "pooling";
  private static final String TARGETS = "targets";
  private static final int AT_ONCE = 32;

  private final PreferencesConfig config;
  private final BradleyTerry loss;
  private final Objective objective;

  @Inject
  Preferences(PreferencesConfig config) {
    this.config = config;
    this.loss = new BradleyTerry(config.margin(), config.smoothing());
    this.objective =
        (ops, outputs, batch) ->
            loss.sum(
                ops,
                Pooling.of(ops, outputs.get(config.head()), batch.get(POOLING)),
                batch.get(TARGETS));
  }

  @Override
  public Class<Preference> exampleType() {
    return Preference.class;
  }

  @Override
  public List<String> symbols() {
    List<String> symbols = new ArrayList<>(List.of(Symbols.SEPARATOR));
    config.control().ifPresent(symbols::add);
    return List.copyOf(symbols);
  }

  private TextReader reader(Model model) {
    return new TextReader(Prefix.of(model, config.control(), config.truncate()));
  }

  /** Its deviation is that of Stiennon 2020, appendix B. */
  @Override
  public List<Head> heads(Model model) {
    Trunk trunk = reader(model).prefix().trunk();
    int width = trunk.width(model);
    Linear linear = new Linear(width, 1, false, Initializer.normal(1 / Math.sqrt(width + 1.0)));
    return List.of(
        new Head(
                config.head(),
                trunk.hidden(),
                (ops, inputs) -> linear.apply(ops, ops.dropout(inputs[0], config.dropout(), 1)))
            .meaning(List.of("preferences")));
  }

  @Override
  public Set<String> outputs() {
    return Set.of(config.head());
  }

  private static int[] ids(TextReader reader, Model model, String prompt, String answer) {
    return new WholeAnswer(reader.prefix())
        .of(model.tokenizer().encode(prompt), model.tokenizer().encode(answer));
  }

  @Override
  public int length(Model model, Preference example) {
    TextReader reader = reader(model);
    return ids(reader, model, example.source(), example.target()).length
        + ids(reader, model, example.source(), example.rejected()).length;
  }

  @Override
  public Batch batch(
      Model model, List<? extends Preference> examples, NDManager manager, Randomness randomness) {
    TextReader reader = reader(model);
    List<int[]> rows = new ArrayList<>();
    for (Preference each : examples) {
      rows.add(ids(reader, model, each.source(), each.target()));
      rows.add(ids(reader, model, each.source(), each.rejected()));
    }
    NDArray targets = manager.zeros(new Shape(examples.size()), DataType.INT64);
    Map<String, NDArray> arrays = Map.of(POOLING, weights(reader, rows, manager), TARGETS, targets);
    return reader.batch(rows, arrays, examples.size(), manager);
  }

  private NDArray weights(TextReader reader, List<int[]> rows, NDManager manager) {
    return reader.weights(config.pooling().orElseGet(reader::usual), rows, manager);
  }

  /** (rows, 1). */
  private NDArray scores(Map<String, NDArray> outputs, Batch batch) {
    return Pooling.of(outputs.get(config.head()), batch.arrays().get(POOLING));
  }

  @Override
  public Loss loss(Map<String, NDArray> outputs, Batch batch) {
    return new Loss(loss.sum(scores(outputs, batch), batch.arrays().get(TARGETS)), batch.count());
  }

  @Override
  public Optional<Objective> objective() {
    return Optional.of(objective);
  }

  /**
   * {@code loss} in nats for each preference, without margin and smoothing; {@code accuracy}, the
   * share of them whose chosen answer scores higher, of which a tie is half; {@code
   * calibration-error}, {@link Calibration} of σ of the difference; {@code margin}, the mean
   * difference.
   */
  @Override
  public Metrics evaluate(Model model, Evaluation<Preference> evaluation) {
    PreferenceScores scores = new PreferenceScores();
    Examples.batches(
        evaluation,
        examples -> {
          try (NDManager manager = model.backend().manager().newSubManager()) {
            Batch batch = batch(model, examples, manager, Randomness.of(0));
            float[] found = run(model, batch);
            for (int i = 0; i < found.length; i += 2) {
              scores.add((double) found[i] - found[i + 1]);
            }
          }
        });
    return scores.metrics();
  }

  private float[] run(Model model, Batch batch) {
    return scores(model.run(batch, outputs(), Mode.inference()), batch).toFloatArray();
  }

  @Override
  public Scorer scorer(Model model) {
    return answers -> {
      List<Double> scores = new ArrayList<>();
      for (int from = 0; from < answers.size(); from += AT_ONCE) {
        scores.addAll(
            scores(model, answers.subList(from, Math.min(answers.size(), from + AT_ONCE))));
      }
      return scores;
    };
  }

  private List<Double> scores(Model model, List<? extends Pair> answers) {
    TextReader reader = reader(model);
    List<int[]> rows = new ArrayList<>();
    answers.forEach(each -> rows.add(ids(reader, model, each.source(), each.target())));
    try (NDManager manager = model.backend().manager().newSubManager()) {
      Map<String, NDArray> arrays = Map.of(POOLING, weights(reader, rows, manager));
      List<Double> scores = new ArrayList<>();
      for (float each : run(model, reader.batch(rows, arrays, rows.size(), manager))) {
        scores.add((double) each);
      }
      return scores;
    }
  }
}
