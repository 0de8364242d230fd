package org.syntagma.toolkit.batches;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Rows of different length as one array, padded on the right. Widths are multiples of 8 where the
 * limit allows: kernels are prepared anew for each shape that is met for the first time.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PaddedRows {
  private static final int STEP = 8;

  private PaddedRows() {}

  /**
   * How wide an array of rows is: at least 1, for a network cannot read a batch of width 0.
   *
   * @param longest the length of the longest row
   * @param limit the greatest width, such as a network's context; not less than {@code longest}
   */
  public static int width(int longest, int limit) {
    long multiple = ((long) longest + STEP - 1) / STEP * STEP;
    return (int) Math.max(1, Math.min(multiple, limit));
  }

  /**
   * The rows as (rows, width), int64.
   *
   * @param padding what stands behind a row's end
   * @param limit the greatest width
   * @throws IllegalArgumentException if a row is longer
   */
  public static NDArray of(List<int[]> rows, int padding, int limit, NDManager manager) {
    int longest = longest(rows);
    if (longest > limit) {
      throw new IllegalArgumentException(
          "a row has %d elements: must be at most %d".formatted(longest, limit));
    }
    int width = width(longest, limit);
    long[] ids = new long[rows.size() * width];
    Arrays.fill(ids, padding);
    for (int row = 0; row < rows.size(); row++) {
      int[] values = rows.get(row);
      for (int i = 0; i < values.length; i++) {
        ids[row * width + i] = values[i];
      }
    }
    return manager.create(ids, new Shape(rows.size(), width));
  }

  /** The length of the longest row, 0 if there is none. */
  public static int longest(List<int[]> rows) {
    return rows.stream().mapToInt(row -> row.length).max().orElse(0);
  }

  /**
   * The share of an array's elements that are padding.
   *
   * @param used how many are not
   * @param arrays what the network reads
   */
  public static double padding(long used, List<NDArray> arrays) {
    double there = arrays.stream().mapToLong(array -> array.getShape().size()).sum();
    return there == 0 ? 0 : 1 - used / there;
  }
}
