package org.syntagma.tasks.target;

import ai.djl.ndarray.NDArray;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * −log σ(r(chosen) − r(rejected) − margin), the likelihood of a preference where an answer is
 * chosen with a probability in proportion to the exponential of its score (Bradley and Terry 1952;
 * Stiennon 2020, section 3.4; the margin is that of Touvron 2023, section 3.2.2). It is the cross
 * entropy of two classes, the chosen answer and the rejected one.
 *
 * @param margin at least 0
 * @param smoothing of {@link CrossEntropy}, in [0, 1)
 */
record BradleyTerry(double margin, double smoothing) {
  /**
   * The sum over preferences.
   *
   * @param scores (2 · preferences, 1), each chosen answer before the rejected one
   * @param targets (preferences), int64, all 0: the class of the chosen answer
   */
  Value sum(Ops ops, Value scores, Value targets) {
    Value both = ops.reshape(scores, -1, 2);
    Value chosen = ops.add(ops.slice(both, 1, 0, 1), -margin);
    Value logits = ops.concat(1, chosen, ops.slice(both, 1, 1, 2));
    return ops.sum(new CrossEntropy(smoothing).each(ops, logits, targets));
  }

  /** The same on arrays. */
  NDArray sum(NDArray scores, NDArray targets) {
    NDArray both = scores.reshape(-1, 2);
    NDArray chosen = both.get(":, 0:1").sub((float) margin);
    NDArray logits = chosen.concat(both.get(":, 1:2"), 1);
    return new CrossEntropy(smoothing).each(logits, targets).sum();
  }
}
