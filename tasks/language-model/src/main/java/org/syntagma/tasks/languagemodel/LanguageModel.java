package org.syntagma.tasks.languagemodel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Text;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.task.Task;

/**
 * Predicting each token from those before it: the loss is −log p summed over tokens.
 *
 * <p>A decoder alone predicts the whole text but its first id. A network with an encoder learns
 * prefix language modelling: the text is cut at a place drawn uniformly, in evaluation in the
 * middle, and the second part is predicted.
 */
@Description("predict each token from those before it")
final class LanguageModel implements Task<Text, Batch> {
  private static final String LOGITS = "logits";
  private static final Objective OBJECTIVE =
      (ops, outputs, batch) ->
          ops.sum(ops.crossEntropy(outputs.get(LOGITS), batch.get(Rows.TARGETS)));

  @Inject
  LanguageModel() {}

  @Override
  public Class<Text> exampleType() {
    return Text.class;
  }

  @Override
  public List<Head> heads(Model model) {
    Layout.of(model);
    return List.of();
  }

  @Override
  public Set<String> outputs() {
    return Set.of(LOGITS);
  }

  @Override
  public int length(Model model, Text example) {
    return Layout.of(model).used(example.tokens(model.tokenizer()).length);
  }

  @Override
  public Batch batch(
      Model model, List<? extends Text> examples, NDManager manager, Randomness randomness) {
    Layout layout = Layout.of(model);
    List<Row> rows = new ArrayList<>();
    for (Text example : examples) {
      int index = rows.size();
      rows.add(
          layout.row(
              example.tokens(model.tokenizer()),
              (low, high) -> low + (int) randomness.below(index, high - low + 1)));
    }
    return Rows.batch(rows, model.tokenizer().special().pad(), manager);
  }

  @Override
  public Loss loss(Map<String, NDArray> outputs, Batch batch) {
    NDArray each = negativeLogLikelihoods(outputs, batch);
    return new Loss(each.sum(), batch.count());
  }

  /** −log p of each target, (batch, length), 0 where there is none. */
  static NDArray negativeLogLikelihoods(Map<String, NDArray> outputs, Batch batch) {
    NDArray targets = batch.arrays().get(Rows.TARGETS);
    NDArray index = targets.maximum(0).expandDims(-1);
    NDArray chosen = outputs.get(LOGITS).logSoftmax(-1).gather(index, -1).squeeze(-1);
    return NDArrays.where(targets.gte(0), chosen.neg(), chosen.zerosLike());
  }

  @Override
  public Optional<Objective> objective() {
    return Optional.of(OBJECTIVE);
  }

  @Override
  public Metrics evaluate(Model model, Evaluation<Text> evaluation) {
    return new TextEvaluation(model, outputs()).run(evaluation);
  }
}
