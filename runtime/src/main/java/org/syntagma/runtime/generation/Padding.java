package org.syntagma.runtime.generation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;

/** Rows of ids of different length as one (rows, greatest length) array. */
final class Padding {
  private Padding() {}

  static int width(List<int[]> rows) {
    return rows.stream().mapToInt(row -> row.length).max().orElse(0);
  }

  /** For each row, how many ids of padding make all rows end together. */
  static int[] starts(List<int[]> rows) {
    int width = width(rows);
    return rows.stream().mapToInt(row -> width - row.length).toArray();
  }

  /** All rows end together. */
  static NDArray left(List<int[]> rows, int pad, NDManager manager) {
    return array(rows, starts(rows), pad, manager);
  }

  /** All rows begin together. */
  static NDArray right(List<int[]> rows, int pad, NDManager manager) {
    return array(rows, new int[rows.size()], pad, manager);
  }

  private static NDArray array(List<int[]> rows, int[] offsets, int pad, NDManager manager) {
    int width = width(rows);
    long[] ids = new long[rows.size() * width];
    Arrays.fill(ids, pad);
    for (int row = 0; row < offsets.length; row++) {
      int[] values = rows.get(row);
      for (int i = 0; i < values.length; i++) {
        ids[row * width + offsets[row] + i] = values[i];
      }
    }
    return manager.create(ids, new Shape(rows.size(), width));
  }
}
