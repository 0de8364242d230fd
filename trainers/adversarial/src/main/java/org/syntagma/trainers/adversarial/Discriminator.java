package org.syntagma.trainers.adversarial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Term;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.random.Randomness;
import org.syntagma.toolkit.batches.PaddedRows;
import org.syntagma.toolkit.random.Permutation;
import org.syntagma.toolkit.training.Descent;

/** Tells texts of a corpus from generated ones; its reward is the probability of the former. */
final class Discriminator implements Critic {
  private static final String LABELS = "labels";
  private static final String LOSS = "discriminator";
  private static final Objective OBJECTIVE =
      (ops, outputs, batch) ->
          ops.sum(ops.crossEntropy(outputs.get(RealHead.NAME), batch.get(LABELS)));

  private final Model model;
  private final int batch;
  private final int rows;

  /**
   * Of a model with a {@link RealHead}.
   *
   * @param batch texts of a gradient
   * @param rows the most texts that are rewarded at once
   */
  Discriminator(Model model, int batch, int rows) {
    this.model = model;
    this.batch = batch;
    this.rows = rows;
  }

  @Override
  public double[] reward(List<List<Integer>> texts) {
    double[] rewards = new double[texts.size()];
    for (int from = 0; from < rewards.length; from += rows) {
      List<List<Integer>> some = texts.subList(from, Math.min(rewards.length, from + rows));
      try (NDManager manager = model.backend().manager().newSubManager()) {
        NDArray logits =
            model
                .run(read(some, manager, Map.of()), Set.of(RealHead.NAME), Mode.inference())
                .get(RealHead.NAME);
        float[] both = logits.softmax(-1).toFloatArray();
        for (int i = 0; i < some.size(); i++) {
          rewards[from + i] = both[2 * i + 1];
        }
      }
    }
    return rewards;
  }

  /** The share that it judges right. */
  double accuracy(List<List<Integer>> real, List<List<Integer>> generated) {
    double right = 0;
    for (double each : reward(real)) {
      right += each > 0.5 ? 1 : 0;
    }
    for (double each : reward(generated)) {
      right += each < 0.5 ? 1 : 0;
    }
    return right / (real.size() + generated.size());
  }

  /**
   * Goes through the texts once, shuffled.
   *
   * @param step that of the first batch, counted from 1
   * @return the mean cross entropy
   */
  double learn(
      List<List<Integer>> real,
      List<List<Integer>> generated,
      Descent descent,
      long step,
      Randomness randomness) {
    List<List<Integer>> texts = Stream.concat(real.stream(), generated.stream()).toList();
    Permutation order = new Permutation(randomness.at("order"), texts.size());
    double sum = 0;
    long done = 0;
    for (int from = 0; from < texts.size(); from += batch) {
      int to = Math.min(texts.size(), from + batch);
      List<List<Integer>> some = new ArrayList<>();
      long[] labels = new long[to - from];
      for (int i = from; i < to; i++) {
        int place = (int) order.at(i);
        some.add(texts.get(place));
        labels[i - from] = place < real.size() ? 1 : 0;
      }
      try (NDManager manager = model.backend().manager().newSubManager()) {
        Gradients gradients =
            model.gradients(
                read(some, manager, Map.of(LABELS, manager.create(labels))),
                List.of(term(some.size())),
                Mode.training(randomness.at("dropout").at(from)));
        descent.step(gradients.arrays(), step + done);
        sum += gradients.losses().get(LOSS);
      }
      done++;
    }
    return sum / texts.size();
  }

  private static Term term(int count) {
    return new Term(
        LOSS, Set.of(RealHead.NAME), Discriminator::loss, Optional.of(OBJECTIVE), 1.0 / count);
  }

  private static Loss loss(Map<String, NDArray> outputs, Batch batch) {
    NDArray log = outputs.get(RealHead.NAME).logSoftmax(-1);
    NDArray chosen = log.gather(batch.arrays().get(LABELS).expandDims(-1), -1);
    return new Loss(chosen.sum().neg(), batch.count());
  }

  private Batch read(List<List<Integer>> texts, NDManager manager, Map<String, NDArray> more) {
    int begin = model.tokenizer().special().begin();
    List<int[]> rows =
        texts.stream()
            .map(
                text ->
                    Stream.concat(Stream.of(begin), text.stream())
                        .mapToInt(Integer::intValue)
                        .toArray())
            .toList();
    int pad = model.tokenizer().special().pad();
    int context = model.network().context().orElse(Integer.MAX_VALUE);
    NDArray source = PaddedRows.of(rows, pad, context, manager);
    return Batch.of(manager, Map.of(RealHead.SOURCE, source), texts.size()).with(more);
  }
}
