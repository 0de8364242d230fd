package org.syntagma.tasks.languagemodel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.syntagma.api.data.Batch;

/** Rows as one batch of int64 arrays, padded on the right. */
final class Rows {
  static final String TARGETS = "targets";
  private static final int NOTHING = -1;

  private Rows() {}

  /** {@code source} where rows have one, {@code tokens} and {@code targets}. */
  static Batch batch(List<Row> rows, int pad, NDManager manager) {
    Map<String, NDArray> arrays = new HashMap<>();
    if (rows.stream().anyMatch(row -> row.source().length > 0)) {
      arrays.put(Layout.SOURCE, array(rows, Row::source, pad, manager));
    }
    arrays.put(Layout.TOKENS, array(rows, Row::tokens, pad, manager));
    arrays.put(TARGETS, array(rows, Row::targets, NOTHING, manager));
    long count = rows.stream().mapToLong(row -> row.targets().length).sum();
    return Batch.of(manager, arrays, count, padding(rows, arrays));
  }

  private static double padding(List<Row> rows, Map<String, NDArray> arrays) {
    double used = rows.stream().mapToLong(row -> row.source().length + row.tokens().length).sum();
    double there = 0;
    for (String name : List.of(Layout.SOURCE, Layout.TOKENS)) {
      there += arrays.containsKey(name) ? arrays.get(name).getShape().size() : 0;
    }
    return 1 - used / there;
  }

  private static NDArray array(
      List<Row> rows, Function<Row, int[]> part, int padding, NDManager manager) {
    // A network cannot read a batch of width 0, which texts without any prediction would make.
    int width = Math.max(1, rows.stream().mapToInt(row -> part.apply(row).length).max().orElse(0));
    long[] ids = new long[rows.size() * width];
    Arrays.fill(ids, padding);
    for (int row = 0; row < rows.size(); row++) {
      int[] values = part.apply(rows.get(row));
      for (int i = 0; i < values.length; i++) {
        ids[row * width + i] = values[i];
      }
    }
    return manager.create(ids, new Shape(rows.size(), width));
  }
}
