package org.syntagma.tasks.target;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Pair;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Layer;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Metrics;
import org.syntagma.toolkit.layers.Linear;

/**
 * The target is to be found among those of the other pairs of a batch: {@link Contrast} over the
 * embeddings of sources and targets, which the same network reads, each as {@link Prefix} says. An
 * embedding is the pooled output of the head, at length 1.
 *
 * <p>A batch has two rows for each pair, the source's first. A pair alone in its batch teaches
 * nothing.
 */
final class RetrievalForm implements Form {
  private static final String POOLING = "pooling";
  private static final String TARGETS = "targets";
  private static final String NEGATIVES = "negatives";
  private static final double DEVIATION = 0.02;

  /** Far below any logit, but finite, so that nothing becomes NaN. */
  private static final float NEVER = -1e9f;

  private final TargetConfig config;
  private final Contrast contrast;
  private final Objective objective;

  RetrievalForm(TargetConfig config) {
    this.config = config;
    this.contrast = new Contrast(config.temperature());
    this.objective =
        (ops, outputs, batch) ->
            contrast.sum(
                ops,
                Pooling.of(ops, outputs.get(config.head()), batch.get(POOLING)),
                batch.get(NEGATIVES),
                batch.get(TARGETS));
  }

  private TextReader reader(Model model) {
    return new TextReader(Prefix.of(model, config.control(), config.truncate()));
  }

  @Override
  public List<Head> heads(Model model) {
    Trunk trunk = reader(model).prefix().trunk();
    int width = trunk.width(model);
    Layer layer =
        config
            .width()
            .<Layer>map(out -> new Linear(width, out, false, Initializer.normal(DEVIATION)))
            .orElse((ops, inputs) -> inputs[0]);
    String numbers = String.valueOf(config.width().orElse(width));
    return List.of(
        new Head(config.head(), trunk.hidden(), layer).meaning(List.of("retrieval", numbers)));
  }

  @Override
  public Set<String> outputs() {
    return Set.of(config.head());
  }

  @Override
  public int length(Model model, Pair pair) {
    TextReader reader = reader(model);
    return ids(reader, model.tokenizer(), pair.source()).length
        + ids(reader, model.tokenizer(), pair.target()).length;
  }

  private static int[] ids(TextReader reader, Tokenizer tokenizer, String text) {
    return reader.prefix().of(tokenizer.encode(text), 0);
  }

  @Override
  public Batch batch(
      Model model, List<? extends Pair> pairs, NDManager manager, Randomness randomness) {
    TextReader reader = reader(model);
    List<int[]> rows = new ArrayList<>();
    for (Pair pair : pairs) {
      rows.add(ids(reader, model.tokenizer(), pair.source()));
      rows.add(ids(reader, model.tokenizer(), pair.target()));
    }
    Pooling pooling = config.pooling().orElseGet(reader::usual);
    Map<String, NDArray> arrays =
        Map.of(
            POOLING,
            reader.weights(pooling, rows, manager),
            NEGATIVES,
            negatives(pairs, manager),
            TARGETS,
            manager.create(LongStream.range(0, pairs.size()).toArray()));
    return reader.batch(rows, arrays, pairs.size(), manager);
  }

  /** What is added to each pair's logits, so that its own text under another number is no rival. */
  private static NDArray negatives(List<? extends Pair> pairs, NDManager manager) {
    int size = pairs.size();
    float[] added = new float[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        boolean same =
            pairs.get(i).target().equals(pairs.get(j).target())
                || pairs.get(i).source().equals(pairs.get(j).source());
        added[i * size + j] = i != j && same ? NEVER : 0;
      }
    }
    return manager.create(added, new Shape(size, size));
  }

  private NDArray pooled(Map<String, NDArray> outputs, Batch batch) {
    return Pooling.of(outputs.get(config.head()), batch.arrays().get(POOLING));
  }

  @Override
  public Loss loss(Map<String, NDArray> outputs, Batch batch) {
    NDArray sum =
        contrast.sum(
            pooled(outputs, batch), batch.arrays().get(NEGATIVES), batch.arrays().get(TARGETS));
    return new Loss(sum, batch.count());
  }

  @Override
  public Objective objective() {
    return objective;
  }

  /**
   * {@code loss} in nats for each pair, among those of its batch; {@code recall@1}, {@code
   * recall@5}, {@code recall@10} and {@code mrr}, the mean reciprocal rank, among all targets of
   * the evaluation.
   */
  @Override
  public Metrics evaluate(Model model, Evaluation<Pair> evaluation) {
    Ranking ranking = new Ranking(config.candidates());
    double[] nats = new double[1];
    long[] count = new long[1];
    Examples.batches(
        evaluation,
        pairs -> {
          try (NDManager manager = model.backend().manager().newSubManager()) {
            Batch batch = batch(model, pairs, manager, Randomness.of(0));
            Map<String, NDArray> outputs = model.run(batch, outputs(), Mode.inference());
            nats[0] += loss(outputs, batch).sum().getFloat();
            count[0] += pairs.size();
            ranking.add(pairs, Contrast.unit(pooled(outputs, batch)));
          }
        });
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(Metrics.LOSS, nats[0] / count[0]);
    try (NDManager manager = model.backend().manager().newSubManager()) {
      values.putAll(ranking.metrics(manager));
    }
    return new Metrics(values, count[0]);
  }
}
