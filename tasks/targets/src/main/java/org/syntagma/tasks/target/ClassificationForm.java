package org.syntagma.tasks.target;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.Pair;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Mark;
import org.syntagma.api.task.Metrics;
import org.syntagma.toolkit.layers.Linear;

/**
 * The target is one of those that the corpus has. A linear head gives logits at each position,
 * (batch, length, labels), which are then pooled: the same as a head over the pooled vectors, as
 * both are linear.
 */
final class ClassificationForm implements Form {
  private static final String POOLING = "pooling";
  private static final String TARGETS = "targets";
  private static final double DEVIATION = 0.02;

  private final TargetConfig config;
  private final CrossEntropy entropy;
  private final Objective objective;
  private final LearnedLabels labels = new LearnedLabels();

  ClassificationForm(TargetConfig config) {
    this.config = config;
    this.entropy = new CrossEntropy(config.smoothing());
    this.objective =
        (ops, outputs, batch) ->
            ops.sum(
                entropy.each(
                    ops,
                    Pooling.of(ops, outputs.get(config.head()), batch.get(POOLING)),
                    batch.get(TARGETS)));
  }

  @Override
  public void learn(Corpus<? extends Pair> corpus) {
    labels.learn(corpus, pair -> List.of(label(pair)));
  }

  private static String label(Pair pair) {
    return pair.target().strip();
  }

  @Override
  public void save(StateWriter out) {
    labels.save(out);
  }

  @Override
  public void load(StateReader in) {
    labels.load(in);
  }

  private TextReader reader(Model model) {
    return new TextReader(Prefix.of(model, config.control(), config.truncate()));
  }

  @Override
  public List<Head> heads(Model model) {
    Trunk trunk = reader(model).prefix().trunk();
    Linear linear =
        new Linear(trunk.width(model), labels.get().size(), true, Initializer.normal(DEVIATION));
    // One mask for all positions is one mask for their mean.
    return List.of(
        new Head(
                config.head(),
                trunk.hidden(),
                (ops, inputs) -> linear.apply(ops, ops.dropout(inputs[0], config.dropout(), 1)))
            .meaning(labels.get().meaning("classification")));
  }

  @Override
  public Set<String> outputs() {
    return Set.of(config.head());
  }

  @Override
  public int length(Model model, Pair pair) {
    return ids(reader(model), model.tokenizer(), pair).length;
  }

  private static int[] ids(TextReader reader, Tokenizer tokenizer, Pair pair) {
    return reader.prefix().of(tokenizer.encode(pair.source()), 0);
  }

  @Override
  public Batch batch(
      Model model, List<? extends Pair> pairs, NDManager manager, Randomness randomness) {
    return batch(model, pairs, labels::learned, manager);
  }

  private Batch batch(
      Model model, List<? extends Pair> pairs, ToIntFunction<String> number, NDManager manager) {
    TextReader reader = reader(model);
    List<int[]> rows = pairs.stream().map(pair -> ids(reader, model.tokenizer(), pair)).toList();
    Pooling pooling = config.pooling().orElseGet(reader::usual);
    long[] targets = pairs.stream().mapToLong(pair -> number.applyAsInt(label(pair))).toArray();
    Map<String, NDArray> arrays =
        Map.of(POOLING, reader.weights(pooling, rows, manager), TARGETS, manager.create(targets));
    return reader.batch(rows, arrays, pairs.size(), manager);
  }

  private NDArray logits(Map<String, NDArray> outputs, Batch batch) {
    return Pooling.of(outputs.get(config.head()), batch.arrays().get(POOLING));
  }

  @Override
  public Loss loss(Map<String, NDArray> outputs, Batch batch) {
    NDArray each = entropy.each(logits(outputs, batch), batch.arrays().get(TARGETS));
    return new Loss(each.sum(), batch.count());
  }

  @Override
  public Objective objective() {
    return objective;
  }

  /**
   * {@code loss} in nats for each example whose label is known, without smoothing; {@code
   * accuracy}; {@code macro-f1}.
   */
  @Override
  public Metrics evaluate(Model model, Evaluation<Pair> evaluation) {
    LabelScores scores = new LabelScores();
    Examples.batches(evaluation, pairs -> add(model, pairs, scores));
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(Metrics.LOSS, scores.loss());
    values.put("accuracy", scores.accuracy());
    values.put("macro-f1", scores.macroF1());
    return new Metrics(values, scores.count());
  }

  private void add(Model model, List<Pair> pairs, LabelScores scores) {
    for (Mark mark : marks(model, pairs)) {
      scores.add(mark.required(), mark.answer());
      if (Double.isFinite(mark.loss())) {
        scores.addLoss(mark.loss());
      }
    }
  }

  /** The loss of a label that training did not show is infinite. */
  @Override
  public List<Mark> marks(Model model, List<? extends Pair> pairs) {
    try (NDManager manager = model.backend().manager().newSubManager()) {
      Batch batch = batch(model, pairs, labels::measured, manager);
      NDArray logits = logits(model.run(batch, outputs(), Mode.inference()), batch);
      long[] best = logits.argMax(-1).toLongArray();
      float[] nats = new CrossEntropy(0).each(logits, batch.arrays().get(TARGETS)).toFloatArray();
      long[] targets = batch.arrays().get(TARGETS).toLongArray();
      List<Mark> marks = new ArrayList<>();
      for (int i = 0; i < best.length; i++) {
        String required = label(pairs.get(i));
        String answer = labels.get().name((int) best[i]);
        double loss = targets[i] >= 0 ? nats[i] : Double.POSITIVE_INFINITY;
        marks.add(new Mark(required, answer, answer.equals(required), loss));
      }
      return marks;
    }
  }
}
