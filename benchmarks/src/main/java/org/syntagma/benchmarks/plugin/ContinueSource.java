package org.syntagma.benchmarks.plugin;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Text;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.task.Task;

/** Predicts the second half of each sequence from the first, which the encoder reads. */
final class ContinueSource implements Task<Text, Batch> {
  private static final Objective OBJECTIVE =
      (ops, outputs, batch) ->
          ops.sum(ops.crossEntropy(outputs.get("logits"), batch.get("targets")));

  @Inject
  ContinueSource() {}

  @Override
  public Class<Text> exampleType() {
    return Text.class;
  }

  @Override
  public Set<String> outputs() {
    return Set.of("logits");
  }

  @Override
  public int length(Model model, Text example) {
    return example.tokens(model.tokenizer()).length / 2;
  }

  @Override
  public Batch batch(
      Model model, List<? extends Text> examples, NDManager manager, Randomness randomness) {
    int half = length(model, examples.get(0));
    long[] source = new long[examples.size() * half];
    long[] tokens = new long[source.length];
    long[] targets = new long[source.length];
    for (int row = 0; row < examples.size(); row++) {
      int[] ids = examples.get(row).tokens(model.tokenizer());
      for (int i = 0; i < half; i++) {
        source[row * half + i] = ids[i];
        tokens[row * half + i] = ids[half + i];
        targets[row * half + i] = ids[half + i + 1];
      }
    }
    Shape shape = new Shape(examples.size(), half);
    Map<String, NDArray> arrays =
        Map.of(
            "source", manager.create(source, shape),
            "tokens", manager.create(tokens, shape),
            "targets", manager.create(targets, shape));
    return Batch.of(manager, arrays, targets.length);
  }

  @Override
  public Loss loss(Map<String, NDArray> outputs, Batch batch) {
    NDArray index = batch.arrays().get("targets").expandDims(-1);
    NDArray chosen = outputs.get("logits").logSoftmax(-1).gather(index, -1);
    return new Loss(chosen.sum().neg(), batch.count());
  }

  @Override
  public Optional<Objective> objective() {
    return Optional.of(OBJECTIVE);
  }

  @Override
  public Metrics evaluate(Model model, Evaluation<Text> evaluation) {
    throw new UnsupportedOperationException("random numbers cannot be predicted");
  }
}
