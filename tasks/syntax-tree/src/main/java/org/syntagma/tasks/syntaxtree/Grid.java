package org.syntagma.tasks.syntaxtree;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/** The positions of a batch. */
record Grid(int rows, int length) {
  /** What a target is where there is nothing to predict. */
  static final int NOTHING = -1;

  int size() {
    return rows * length;
  }

  int place(int row, int position) {
    return row * length + position;
  }

  NDArray array(long[] values, NDManager manager) {
    return manager.create(values, new Shape(rows, length));
  }

  /** Targets that predict nothing. */
  long[] nothing() {
    long[] values = new long[size()];
    Arrays.fill(values, NOTHING);
    return values;
  }
}
