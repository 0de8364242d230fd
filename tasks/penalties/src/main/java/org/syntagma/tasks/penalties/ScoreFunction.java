package org.syntagma.tasks.penalties;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.ops.Value;
import org.syntagma.api.task.Charge;
import org.syntagma.api.task.PenaltyContext;
import org.syntagma.toolkit.batches.Continuations;

/**
 * The expectation of 1 − g(y) over a model's texts y. Its gradient is that of Σ a log p(y) / n over
 * n samples, a being 1 − g(y) less the mean of the others' (Williams 1992; the baseline that leaves
 * one out is that of Kool et al. 2019), which is unbiased. What is reported is the mean of 1 − g.
 */
final class ScoreFunction {
  private static final String ADVANTAGES = "advantages";
  private static final String NEVER = "never";
  private static final float IMPOSSIBLE = -1e9f;

  private final Objective objective =
      (ops, outputs, batch) -> {
        Value targets = batch.get(TokenPenalty.TARGETS);
        Value drawn = ops.add(outputs.get(TokenPenalty.LOGITS), batch.get(NEVER));
        Value surprise = ops.crossEntropy(drawn, targets);
        return ops.neg(ops.sum(ops.mul(surprise, batch.get(ADVANTAGES))));
      };

  Charge charge(PenaltyContext context, Judge judge, SyntaxConfig config) {
    Batch task = context.task().batch();
    List<Prompt> prompts =
        Continuations.prompts(context.model(), task, config.samples(), config.prefix());
    List<Sample> samples = context.samples(prompts, config.decoding());
    List<Double> goodness =
        judge.goodness(
            Spoken.all(prompts, samples, context.model().tokenizer(), config.continuation()));
    Batch said = Continuations.batch(context.model(), prompts, samples, task.manager());
    long width = said.arrays().get(TokenPenalty.TARGETS).getShape().get(1);
    NDArray advantages =
        task.manager().create(advantages(goodness), new Shape(goodness.size(), 1)).repeat(1, width);
    NDArray never = task.manager().create(never(context.model().tokenizer()));
    double mean = goodness.stream().mapToDouble(good -> 1 - good).average().orElseThrow();
    return new Charge(
            said.with(Map.of(ADVANTAGES, advantages, NEVER, never)),
            Mode.trainingWithoutDropout(),
            Set.of(TokenPenalty.LOGITS),
            ScoreFunction::loss,
            Optional.of(objective),
            goodness.size())
        .reporting(mean);
  }

  /** What is added to the logits, so that p is what was drawn from: no padding, for example. */
  private static float[] never(Tokenizer tokenizer) {
    float[] never = new float[tokenizer.size()];
    for (int id = 0; id < never.length; id++) {
      never[id] = tokenizer.canDraw(id) ? 0 : IMPOSSIBLE;
    }
    return never;
  }

  private static float[] advantages(List<Double> goodness) {
    double total = goodness.stream().mapToDouble(good -> 1 - good).sum();
    float[] advantages = new float[goodness.size()];
    for (int i = 0; i < advantages.length; i++) {
      double own = 1 - goodness.get(i);
      advantages[i] = (float) (own - (total - own) / (advantages.length - 1));
    }
    return advantages;
  }

  private static Loss loss(Map<String, NDArray> outputs, Batch batch) {
    NDArray drawn = outputs.get(TokenPenalty.LOGITS).add(batch.arrays().get(NEVER));
    NDArray log = TokenPenalty.logProbabilities(drawn, batch);
    return TokenPenalty.sum(log.mul(batch.arrays().get(ADVANTAGES)), batch);
  }
}
