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
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Pair;
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
import org.syntagma.toolkit.batches.PaddedRows;
import org.syntagma.toolkit.layers.Linear;

/**
 * The target is a label for each word of the source, both parted by white space. A linear head
 * gives logits at each position, (batch, length, labels), of which those at the words' first tokens
 * are read.
 */
final class ExtractionForm implements Form {
  private static final String STARTS = "wordStarts";
  private static final String TARGETS = "targets";
  private static final double DEVIATION = 0.02;

  private final TargetConfig config;
  private final CrossEntropy entropy;
  private final Objective objective;
  private final LearnedLabels labels = new LearnedLabels();

  ExtractionForm(TargetConfig config) {
    this.config = config;
    this.entropy = new CrossEntropy(config.smoothing());
    this.objective =
        (ops, outputs, batch) ->
            ops.sum(
                entropy.each(
                    ops,
                    ops.rows(outputs.get(config.head()), batch.get(STARTS)),
                    batch.get(TARGETS)));
  }

  @Override
  public void learn(Corpus<? extends Pair> corpus) {
    labels.learn(corpus, pair -> WordPieces.words(pair.target()));
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
    return new TextReader(Prefix.of(model, config.control(), false));
  }

  @Override
  public List<Head> heads(Model model) {
    Trunk trunk = reader(model).prefix().trunk();
    Linear linear =
        new Linear(trunk.width(model), labels.get().size(), true, Initializer.normal(DEVIATION));
    return List.of(
        new Head(
                config.head(),
                trunk.hidden(),
                (ops, inputs) -> linear.apply(ops, ops.dropout(inputs[0], config.dropout())))
            .meaning(labels.get().meaning("extraction")));
  }

  @Override
  public Set<String> outputs() {
    return Set.of(config.head());
  }

  @Override
  public int length(Model model, Pair pair) {
    List<String> words = WordPieces.words(pair.source());
    int[] ids = WordPieces.of(words, model.tokenizer()).ids();
    return words.isEmpty() ? 0 : reader(model).prefix().of(ids, 0).length;
  }

  private static List<String> labels(Pair pair) {
    List<String> words = WordPieces.words(pair.source());
    List<String> found = WordPieces.words(pair.target());
    if (words.size() != found.size()) {
      throw new DataException(
          "%d words have %d labels: %s and %s; a target must have one label for each word of its source, parted by spaces"
              .formatted(words.size(), found.size(), words, found));
    }
    return found;
  }

  @Override
  public Batch batch(
      Model model, List<? extends Pair> pairs, NDManager manager, Randomness randomness) {
    return batch(model, pairs, labels::learned, manager);
  }

  private Batch batch(
      Model model, List<? extends Pair> pairs, ToIntFunction<String> number, NDManager manager) {
    TextReader reader = reader(model);
    List<int[]> rows = new ArrayList<>();
    List<int[]> starts = new ArrayList<>();
    List<int[]> targets = new ArrayList<>();
    int before = reader.prefix().before();
    for (Pair pair : pairs) {
      targets.add(labels(pair).stream().mapToInt(number).toArray());
      WordPieces pieces = WordPieces.of(WordPieces.words(pair.source()), model.tokenizer());
      rows.add(reader.prefix().of(pieces.ids(), 0));
      int[] places = pieces.starts().clone();
      for (int i = 0; i < places.length; i++) {
        places[i] += before;
      }
      starts.add(places);
    }
    Map<String, NDArray> arrays =
        Map.of(
            STARTS,
            PaddedRows.of(starts, 0, Integer.MAX_VALUE, manager),
            TARGETS,
            PaddedRows.of(targets, SequenceRows.NOTHING, Integer.MAX_VALUE, manager));
    long count = targets.stream().mapToLong(row -> row.length).sum();
    return reader.batch(rows, arrays, count, manager);
  }

  /** (batch, words, labels). */
  private NDArray logits(Map<String, NDArray> outputs, Batch batch) {
    NDArray logits = outputs.get(config.head());
    NDArray starts = batch.arrays().get(STARTS).expandDims(-1);
    return logits.gather(starts.repeat(2, logits.getShape().get(2)), 1);
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
   * {@code loss} in nats for each word whose label is known, without smoothing; {@code accuracy}, a
   * share of words; and if the labels are those of spans, {@code precision}, {@code recall} and
   * {@code f1} of whole spans.
   */
  @Override
  public Metrics evaluate(Model model, Evaluation<Pair> evaluation) {
    LabelScores scores = new LabelScores();
    SpanScores spans = new SpanScores();
    Examples.batches(evaluation, pairs -> add(model, pairs, scores, spans));
    if (scores.count() == 0) {
      throw new DataException("the corpus to evaluate on has no words: give it texts with labels");
    }
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(Metrics.LOSS, scores.loss());
    values.put("accuracy", scores.accuracy());
    if (SpanScores.suit(labels.get().all())) {
      values.putAll(spans.metrics());
    }
    return new Metrics(values, scores.count());
  }

  private void add(Model model, List<Pair> pairs, LabelScores scores, SpanScores spans) {
    for (Row row : rows(model, pairs)) {
      for (int i = 0; i < row.required().size(); i++) {
        scores.add(row.required().get(i), row.found().get(i));
      }
      row.losses().forEach(scores::addLoss);
      spans.add(row.required(), row.found());
    }
  }

  /**
   * The loss of a text is that of its words; it is infinite where training did not show a label.
   */
  @Override
  public List<Mark> marks(Model model, List<? extends Pair> pairs) {
    return rows(model, pairs).stream()
        .map(
            row ->
                new Mark(
                    String.join(" ", row.required()),
                    String.join(" ", row.found()),
                    row.required().equals(row.found()),
                    row.losses().size() == row.required().size()
                        ? row.losses().stream().mapToDouble(Double::doubleValue).sum()
                        : Double.POSITIVE_INFINITY))
        .toList();
  }

  /**
   * The labels of one text.
   *
   * @param losses of the words whose label is known
   */
  private record Row(List<String> required, List<String> found, List<Double> losses) {}

  private List<Row> rows(Model model, List<? extends Pair> pairs) {
    try (NDManager manager = model.backend().manager().newSubManager()) {
      Batch batch = batch(model, pairs, labels::measured, manager);
      NDArray logits = logits(model.run(batch, outputs(), Mode.inference()), batch);
      long[] best = logits.argMax(-1).toLongArray();
      NDArray targets = batch.arrays().get(TARGETS);
      float[] nats = new CrossEntropy(0).each(logits, targets).toFloatArray();
      long[] numbers = targets.toLongArray();
      int width = (int) targets.getShape().get(1);
      List<Row> rows = new ArrayList<>();
      for (int row = 0; row < pairs.size(); row++) {
        List<String> required = labels(pairs.get(row));
        List<String> found = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        for (int at = row * width; at < row * width + required.size(); at++) {
          found.add(labels.get().name((int) best[at]));
          if (numbers[at] >= 0) {
            losses.add((double) nats[at]);
          }
        }
        rows.add(new Row(required, found, losses));
      }
      return rows;
    }
  }
}
