package org.syntagma.tasks.syntaxtree;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.structured.PairScores;

/** Sums of −log softmax(logits)[target], both ways; a negative target counts nothing. */
final class Losses {
  private Losses() {}

  /** Whether whole trees can be inferred from scores. */
  static boolean areFinite(PairScores scores) {
    for (float score : scores.values()) {
      if (!Float.isFinite(score)) {
        return false;
      }
    }
    return true;
  }

  /** NaN, which has a gradient: what is lost where scores are not finite. */
  static NDArray undefined(NDArray scores) {
    return scores.sum().mul(scores.getManager().create(Float.NaN));
  }

  static Value crossEntropy(Ops ops, Value logits, Value targets) {
    return ops.sum(ops.crossEntropy(logits, targets));
  }

  static NDArray crossEntropy(NDArray logits, NDArray targets) {
    NDArray index = targets.maximum(0).expandDims(-1);
    NDArray chosen = logits.logSoftmax(-1).gather(index, -1).squeeze(-1);
    return NDArrays.where(targets.gte(0), chosen.neg(), chosen.zerosLike()).sum();
  }
}
