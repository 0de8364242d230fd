package org.syntagma.tasks.languagemodel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
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
 * prefix language modelling, in which the text is cut at a place drawn uniformly, in evaluation in
 * the middle, and the second part is predicted; or span corruption, as {@link SpanLayout} says.
 */
@Description("predict each token from those before it, or what was cut out of a text")
final class LanguageModel implements Task<Text, Batch> {
  static final String LOGITS = "logits";
  private static final Objective OBJECTIVE =
      (ops, outputs, batch) ->
          ops.sum(ops.crossEntropy(outputs.get(LOGITS), batch.get(Rows.TARGETS)));

  private final LanguageModelConfig config;

  @Inject
  LanguageModel(LanguageModelConfig config) {
    this.config = config;
  }

  @Override
  public Class<Text> exampleType() {
    return Text.class;
  }

  @Override
  public List<Head> heads(Model model) {
    Layout.of(model, config);
    return List.of();
  }

  @Override
  public Set<String> outputs() {
    return Set.of(LOGITS);
  }

  @Override
  public int length(Model model, Text example) {
    return Layout.of(model, config).used(example.tokens(model.tokenizer()));
  }

  @Override
  public Batch batch(
      Model model, List<? extends Text> examples, NDManager manager, Randomness randomness) {
    return Rows.batch(
        Rows.of(Layout.of(model, config), model.tokenizer(), examples, randomness), model, manager);
  }

  @Override
  public Loss loss(Map<String, NDArray> outputs, Batch batch) {
    NDArray each = negativeLogLikelihoods(outputs, batch);
    return new Loss(each.sum(), batch.count());
  }

  /** −log p of each target, (batch, length), 0 where there is none. */
  static NDArray negativeLogLikelihoods(Map<String, NDArray> outputs, Batch batch) {
    return negativeLogLikelihoods(outputs.get(LOGITS), batch.arrays().get(Rows.TARGETS));
  }

  /** The same of any logits. */
  static NDArray negativeLogLikelihoods(NDArray logits, NDArray targets) {
    NDArray index = targets.maximum(0).expandDims(-1);
    NDArray chosen = logits.logSoftmax(-1).gather(index, -1).squeeze(-1);
    return NDArrays.where(targets.gte(0), chosen.neg(), chosen.zerosLike());
  }

  @Override
  public Optional<Objective> objective() {
    return Optional.of(OBJECTIVE);
  }

  @Override
  public Metrics evaluate(Model model, Evaluation<Text> evaluation) {
    return new TextEvaluation(model, Layout.of(model, config), Optional.empty()).run(evaluation);
  }
}
