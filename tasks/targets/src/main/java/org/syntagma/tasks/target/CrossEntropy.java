package org.syntagma.tasks.target;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * (1 − ε) · −log p(target) + ε · the mean of −log p over all classes (Szegedy 2016, section 7); 0
 * where the target is negative.
 *
 * @param smoothing ε, in [0, 1)
 */
record CrossEntropy(double smoothing) {
  /** Logits (…, classes) and targets (…) to (…). */
  Value each(Ops ops, Value logits, Value targets) {
    Value sure = ops.crossEntropy(logits, targets);
    if (smoothing == 0) {
      return sure;
    }
    Value even = ops.neg(ops.mean(ops.logSoftmax(logits, -1), -1));
    Value none = ops.less(targets, ops.constant(0));
    Value spread = ops.where(none, ops.mul(even, 0), even);
    return ops.add(ops.mul(sure, 1 - smoothing), ops.mul(spread, smoothing));
  }

  /** The same on arrays. */
  NDArray each(NDArray logits, NDArray targets) {
    NDArray logs = logits.logSoftmax(-1);
    NDArray chosen = logs.gather(targets.maximum(0).expandDims(-1), -1).squeeze(-1).neg();
    NDArray all =
        smoothing == 0
            ? chosen
            : chosen
                .mul((float) (1 - smoothing))
                .sub(logs.mean(new int[] {-1}).mul((float) smoothing));
    return NDArrays.where(targets.gte(0), all, all.zerosLike());
  }
}
