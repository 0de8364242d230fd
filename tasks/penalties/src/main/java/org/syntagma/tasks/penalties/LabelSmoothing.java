package org.syntagma.tasks.penalties;

import ai.djl.ndarray.NDArray;
import jakarta.inject.Inject;
import org.syntagma.api.component.Description;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * The cross entropy against the uniform distribution, −Σ log p / n: with the weight ε / (1 − ε) it
 * is label smoothing by ε (Szegedy et al. 2016, section 7), up to a factor of the whole loss.
 */
@Description(
    "cross entropy against the uniform distribution (label smoothing, Szegedy et al. 2016)")
final class LabelSmoothing extends TokenPenalty {
  @Inject
  LabelSmoothing() {}

  @Override
  Value each(Ops ops, Value logits) {
    return ops.neg(ops.mean(ops.logSoftmax(logits, -1), -1));
  }

  @Override
  NDArray each(NDArray logits) {
    return logits.logSoftmax(-1).mean(new int[] {-1}).neg();
  }
}
