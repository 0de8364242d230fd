package org.syntagma.tasks.target;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/** Which vectors of a sequence stand for the whole. Said by a weight for each position. */
enum Pooling {
  /** All but padding, evenly. */
  MEAN,
  /** The first. */
  FIRST,
  /** The last that is no padding. */
  LAST;

  /**
   * The weights of rows of these lengths, (rows, width) float32; those of a row sum to 1.
   *
   * @param lengths each at least 1 and at most {@code width}
   */
  NDArray weights(int[] lengths, int width, NDManager manager) {
    float[] weights = new float[lengths.length * width];
    for (int row = 0; row < lengths.length; row++) {
      int length = lengths[row];
      int from = this == LAST ? length - 1 : 0;
      int to = this == FIRST ? 1 : length;
      for (int i = from; i < to; i++) {
        weights[row * width + i] = 1f / (to - from);
      }
    }
    return manager.create(weights, new Shape(lengths.length, width));
  }

  /** (batch, length, width) weighted by (batch, length) to (batch, width). */
  static Value of(Ops ops, Value vectors, Value weights) {
    return ops.squeeze(ops.matmul(ops.unsqueeze(weights, 1), vectors), 1);
  }

  /** The same on arrays. */
  static NDArray of(NDArray vectors, NDArray weights) {
    return weights.expandDims(1).matMul(vectors).squeeze(1);
  }
}
