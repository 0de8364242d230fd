package org.syntagma.cli;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Text;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.task.PromptingTask;
import org.syntagma.api.task.Task;
import org.syntagma.toolkit.batches.PaddedRows;

/** Learns to go on with a text; its answer is that without the first token. */
final class Answering implements Task<Text, Batch>, PromptingTask {
  @Inject
  Answering() {}

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
    return example.tokens(model.tokenizer()).length - 1;
  }

  @Override
  public Batch batch(
      Model model, List<? extends Text> examples, NDManager manager, Randomness randomness) {
    List<int[]> ids = examples.stream().map(each -> each.tokens(model.tokenizer())).toList();
    List<int[]> tokens = ids.stream().map(row -> Arrays.copyOf(row, row.length - 1)).toList();
    List<int[]> targets = ids.stream().map(row -> Arrays.copyOfRange(row, 1, row.length)).toList();
    int context = model.network().context().orElseThrow();
    Map<String, NDArray> arrays =
        Map.of(
            "tokens",
            PaddedRows.of(tokens, model.tokenizer().special().pad(), context, manager),
            "targets",
            PaddedRows.of(targets, -1, context, manager));
    return Batch.of(manager, arrays, targets.stream().mapToLong(row -> row.length).sum());
  }

  @Override
  public Loss loss(Map<String, NDArray> outputs, Batch batch) {
    NDArray targets = batch.arrays().get("targets");
    NDArray index = targets.maximum(0).expandDims(-1);
    NDArray each = outputs.get("logits").logSoftmax(-1).gather(index, -1).squeeze(-1).neg();
    return new Loss(NDArrays.where(targets.gte(0), each, each.zerosLike()).sum(), batch.count());
  }

  @Override
  public Metrics evaluate(Model model, Evaluation<Text> evaluation) {
    return new Metrics(Map.of(), 0);
  }

  @Override
  public Prompt prompt(Model model, String source) {
    return new Prompt(Arrays.stream(model.tokenizer().encode(source)).boxed().toList());
  }

  @Override
  public List<Integer> answer(Model model, List<Integer> written) {
    return written.subList(Math.min(1, written.size()), written.size());
  }
}
