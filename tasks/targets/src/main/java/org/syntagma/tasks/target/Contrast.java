package org.syntagma.tasks.target;

import ai.djl.ndarray.NDArray;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * InfoNCE (van den Oord 2018, equation 4) over the pairs of a batch, both ways: −log of the softmax
 * over the cosines of a source with all targets, divided by the temperature, at its own target; the
 * same of a target with all sources; and half of both.
 */
record Contrast(double temperature) {
  /** Keeps a vector of length 0 from being divided by it. */
  private static final float EPSILON = 1e-12f;

  /**
   * The sum over pairs.
   *
   * @param vectors (2 · pairs, width), each pair's source before its target
   * @param negatives (pairs, pairs), added to the logits
   * @param targets 0 to pairs − 1, int64
   */
  Value sum(Ops ops, Value vectors, Value negatives, Value targets) {
    Value square = ops.unsqueeze(ops.sum(ops.mul(vectors, vectors), -1), -1);
    Value unit = ops.div(vectors, ops.sqrt(ops.add(square, EPSILON)));
    Value pairs = ops.reshape(ops.unsqueeze(unit, 1), -1, 2, 0);
    Value sources = ops.squeeze(ops.slice(pairs, 1, 0, 1), 1);
    Value others = ops.squeeze(ops.slice(pairs, 1, 1, 2), 1);
    Value cosines = ops.matmul(sources, ops.transpose(others, 0, 1));
    Value logits = ops.add(ops.mul(cosines, 1 / temperature), negatives);
    Value there = ops.sum(ops.crossEntropy(logits, targets));
    Value back = ops.sum(ops.crossEntropy(ops.transpose(logits, 0, 1), targets));
    return ops.mul(ops.add(there, back), 0.5);
  }

  /** The same on arrays. */
  NDArray sum(NDArray vectors, NDArray negatives, NDArray targets) {
    NDArray unit = unit(vectors);
    NDArray pairs = unit.reshape(-1, 2, unit.getShape().get(1));
    NDArray cosines = pairs.get(":, 0").matMul(pairs.get(":, 1").transpose());
    NDArray logits = cosines.mul((float) (1 / temperature)).add(negatives);
    CrossEntropy plain = new CrossEntropy(0);
    NDArray there = plain.each(logits, targets).sum();
    return there.add(plain.each(logits.transpose(), targets).sum()).mul(0.5f);
  }

  /** Vectors (rows, width) at length 1. */
  static NDArray unit(NDArray vectors) {
    NDArray square = vectors.mul(vectors).sum(new int[] {-1}, true);
    return vectors.div(square.add(EPSILON).sqrt());
  }
}
