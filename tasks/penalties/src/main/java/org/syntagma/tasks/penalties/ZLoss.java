package org.syntagma.tasks.penalties;

import ai.djl.ndarray.NDArray;
import jakarta.inject.Inject;
import org.syntagma.api.component.Description;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * The square of log Z, Z being what the softmax divides by (Chowdhery et al. 2022, PaLM, section
 * 5): keeps logits from drifting away.
 */
@Description("the squared logarithm of the softmax's denominator (PaLM, Chowdhery et al. 2022)")
final class ZLoss extends TokenPenalty {
  @Inject
  ZLoss() {}

  @Override
  Value each(Ops ops, Value logits) {
    return ops.pow(ops.logSumExp(logits, -1), 2);
  }

  @Override
  NDArray each(NDArray logits) {
    NDArray most = logits.stopGradient().max(new int[] {-1}, true);
    return logits.sub(most).exp().sum(new int[] {-1}, true).log().add(most).squeeze(-1).square();
  }
}
