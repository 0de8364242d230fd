package org.syntagma.tasks.syntaxtree;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/** Sums of −log softmax(logits)[target], both ways; a negative target counts nothing. */
final class Losses {
  private Losses() {}

  static Value crossEntropy(Ops ops, Value logits, Value targets) {
    return ops.sum(ops.crossEntropy(logits, targets));
  }

  static NDArray crossEntropy(NDArray logits, NDArray targets) {
    NDArray index = targets.maximum(0).expandDims(-1);
    NDArray chosen = logits.logSoftmax(-1).gather(index, -1).squeeze(-1);
    return NDArrays.where(targets.gte(0), chosen.neg(), chosen.zerosLike()).sum();
  }
}
