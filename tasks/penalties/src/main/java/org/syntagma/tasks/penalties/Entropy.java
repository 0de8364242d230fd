package org.syntagma.tasks.penalties;

import ai.djl.ndarray.NDArray;
import jakarta.inject.Inject;
import org.syntagma.api.component.Description;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * The negative entropy Σ p log p in nats: a bonus for distributions that stay open (Williams and
 * Peng 1991; the penalty of Pereyra et al. 2017, equation 2).
 */
@Description("the negative entropy of what is predicted: a bonus for staying open")
final class Entropy extends TokenPenalty {
  @Inject
  Entropy() {}

  static Value negative(Ops ops, Value logits) {
    Value log = ops.logSoftmax(logits, -1);
    return ops.sum(ops.mul(ops.exp(log), log), -1);
  }

  static NDArray negative(NDArray logits) {
    NDArray log = logits.logSoftmax(-1);
    return log.exp().mul(log).sum(new int[] {-1});
  }

  @Override
  Value each(Ops ops, Value logits) {
    return negative(ops, logits);
  }

  @Override
  NDArray each(NDArray logits) {
    return negative(logits);
  }
}
