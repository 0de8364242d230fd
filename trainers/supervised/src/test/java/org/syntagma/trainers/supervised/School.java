package org.syntagma.trainers.supervised;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Models;
import org.syntagma.api.ops.Network;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Penalty;
import org.syntagma.api.task.Task;
import org.syntagma.api.task.Weighting;
import org.syntagma.api.training.Optimizer;
import org.syntagma.api.training.PenaltyEntry;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.runtime.model.NetworkModel;
import org.syntagma.trainers.supervised.PretrainConfig.BatchConfig;
import org.syntagma.trainers.supervised.PretrainConfig.EvaluateConfig;

/** Puts together what a test of {@link Pretrain} needs, with settings to vary. */
final class School implements AutoCloseable {
  final Backend backend = Parts.backend();
  private final List<TaskEntry> tasks = new ArrayList<>();
  private final Map<String, Corpus<?>> evaluationCorpora = new LinkedHashMap<>();
  private final List<PenaltyEntry> penalties = new ArrayList<>();
  private long updates = 1;
  private BatchConfig batch = examples(3, 1);
  private EvaluateConfig evaluate = EvaluateConfig.defaults();
  private Exhaustion exhaustion = Exhaustion.REPEAT;
  private Optional<Double> average = Optional.empty();
  private int skips = 0;
  private Optimizer optimizer = sgd(0.1, Optional.empty());

  static BatchConfig examples(int examples, int accumulate) {
    return new BatchConfig(Optional.of(examples), Optional.empty(), accumulate, 1, false);
  }

  static BatchConfig tokens(int tokens, int accumulate) {
    return new BatchConfig(Optional.empty(), Optional.of(tokens), accumulate, 1, false);
  }

  static BatchConfig buckets(
      Optional<Integer> examples, Optional<Integer> tokens, int accumulate, int buckets) {
    return new BatchConfig(examples, tokens, accumulate, buckets, false);
  }

  Sgd sgd(double rate, Optional<Double> clipNorm) {
    return new Sgd(new SgdConfig(0, false, clipNorm), (update, n) -> rate, backend);
  }

  AdamW adamW(double rate) {
    return new AdamW(AdamWConfig.defaults(), (update, n) -> rate, backend);
  }

  School updates(long count) {
    updates = count;
    return this;
  }

  School batch(BatchConfig config) {
    batch = config;
    return this;
  }

  School evaluate(Optional<Long> every, Optional<Long> batches) {
    evaluate = new EvaluateConfig(every, batches, evaluate.greatest());
    return this;
  }

  School greatest(String metric) {
    evaluate = new EvaluateConfig(evaluate.every(), evaluate.batches(), Optional.of(metric));
    return this;
  }

  School evaluateOn(String task, Corpus<?> corpus) {
    evaluationCorpora.put(task, corpus);
    return this;
  }

  School stopWhenExhausted() {
    exhaustion = Exhaustion.STOP;
    return this;
  }

  School average(double decay) {
    average = Optional.of(decay);
    return this;
  }

  School skips(int most) {
    skips = most;
    return this;
  }

  School optimizer(Optimizer other) {
    optimizer = other;
    return this;
  }

  School task(String name, Corpus<?> corpus) {
    return task(LeastSquares.plain(), corpus, new TaskEntry.Settings(name, 1, 1));
  }

  School task(Task<?, ?> task, Corpus<?> corpus, TaskEntry.Settings settings) {
    tasks.add(new TaskEntry(task, corpus, settings));
    return this;
  }

  School penalty(Penalty penalty, Weighting weight) {
    return penalty(penalty, weight, new PenaltyEntry.Settings("", List.of()));
  }

  School penalty(Penalty penalty, Weighting weight, PenaltyEntry.Settings settings) {
    penalties.add(new PenaltyEntry(penalty, Optional.of(weight), settings));
    return this;
  }

  Pretrain trainer() {
    return new Pretrain(
        new PretrainConfig(
            updates, batch, evaluate, exhaustion, RatesConfig.defaults(), average, skips),
        tasks,
        penalties,
        optimizer,
        evaluationCorpora,
        backend,
        Thread::new);
  }

  Models models(Network network) {
    return new Models(
        Map.of("main", NetworkModel.create(network, Parts.bytes(), backend, Randomness.of(3))));
  }

  /** Trains a new model to the end. */
  Models train(Stage stage) {
    Pretrain trainer = trainer();
    return trainer.train(trainer.prepare(models(new Line(0))), stage);
  }

  static float[] values(Models models, String path) {
    return models.main().parameters().get(path).toFloatArray();
  }

  /** All parameters' bytes by path. */
  static Map<String, List<Byte>> bytes(Model model) {
    Map<String, List<Byte>> all = new LinkedHashMap<>();
    model.parameters().asMap().forEach((path, array) -> all.put(path, bytes(array)));
    return all;
  }

  private static List<Byte> bytes(NDArray array) {
    List<Byte> bytes = new ArrayList<>();
    for (byte each : array.toByteArray()) {
      bytes.add(each);
    }
    return bytes;
  }

  @Override
  public void close() {
    backend.close();
  }
}
