package org.syntagma.trainers.adversarial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.api.model.Term;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.batches.Continuations;

/**
 * The gradient of −Σ log π(token) · value over the number of tokens (Williams 1992; Yu et al. 2017,
 * equation 8). π is what tokens were drawn from: the model without what is never drawn. With values
 * of 1 it is that of the likelihood.
 */
final class PolicyGradient {
  static final String LOSS = "policy";

  private static final String LOGITS = "logits";
  private static final String TARGETS = "targets";
  private static final String VALUES = "values";
  private static final String NEVER = "never";
  private static final float IMPOSSIBLE = -1e9f;

  private final Objective objective =
      (ops, outputs, batch) -> {
        Value drawn = ops.add(outputs.get(LOGITS), batch.get(NEVER));
        return ops.sum(ops.mul(ops.crossEntropy(drawn, batch.get(TARGETS)), batch.get(VALUES)));
      };

  private final Model model;

  PolicyGradient(Model model) {
    this.model = model;
  }

  /**
   * The gradients, owned by {@code manager}.
   *
   * @param values of each text's tokens
   */
  Gradients of(List<List<Integer>> texts, List<double[]> values, NDManager manager) {
    Prompt begin = new Prompt(List.of(model.tokenizer().special().begin()));
    List<Sample> samples =
        texts.stream().map(text -> new Sample(text, List.of(), Sample.Ending.TRUNCATED)).toList();
    Batch said =
        Continuations.batch(model, Collections.nCopies(texts.size(), begin), samples, manager);
    int width = (int) said.arrays().get(TARGETS).getShape().get(1);
    float[] flat = new float[texts.size() * width];
    for (int row = 0; row < values.size(); row++) {
      double[] each = values.get(row);
      for (int t = 0; t < each.length; t++) {
        flat[row * width + t] = (float) each[t];
      }
    }
    Batch batch =
        said.with(
            Map.of(
                VALUES, manager.create(flat, new Shape(texts.size(), width)),
                NEVER, manager.create(never(model.tokenizer()))));
    Term term =
        new Term(
            LOSS, Set.of(LOGITS), PolicyGradient::loss, Optional.of(objective), 1.0 / said.count());
    return model.gradients(batch, List.of(term), Mode.trainingWithoutDropout());
  }

  private static float[] never(Tokenizer tokenizer) {
    float[] never = new float[tokenizer.size()];
    for (int id = 0; id < never.length; id++) {
      never[id] = tokenizer.canDraw(id) ? 0 : IMPOSSIBLE;
    }
    return never;
  }

  private static Loss loss(Map<String, NDArray> outputs, Batch batch) {
    NDArray targets = batch.arrays().get(TARGETS);
    NDArray log = outputs.get(LOGITS).add(batch.arrays().get(NEVER)).logSoftmax(-1);
    NDArray chosen = log.gather(targets.maximum(0).expandDims(-1), -1).squeeze(-1);
    NDArray each = chosen.neg().mul(batch.arrays().get(VALUES));
    return new Loss(NDArrays.where(targets.gte(0), each, each.zerosLike()).sum(), batch.count());
  }
}
