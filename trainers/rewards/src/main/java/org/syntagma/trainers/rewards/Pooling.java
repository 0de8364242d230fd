package org.syntagma.trainers.rewards;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/** Which vectors of a sequence stand for the whole. */
enum Pooling {
  /** All but padding, evenly. */
  MEAN,
  /** The first. */
  FIRST,
  /** The last that is no padding. */
  LAST;

  /** For each row a weight of each position, (rows, width) float32; those of a row sum to 1. */
  NDArray weights(List<int[]> rows, int width, NDManager manager) {
    float[] weights = new float[rows.size() * width];
    for (int row = 0; row < rows.size(); row++) {
      int length = rows.get(row).length;
      int from = this == LAST ? length - 1 : 0;
      int to = this == FIRST ? 1 : length;
      for (int i = from; i < to; i++) {
        weights[row * width + i] = 1f / (to - from);
      }
    }
    return manager.create(weights, new Shape(rows.size(), width));
  }
}
