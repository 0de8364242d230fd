package org.syntagma.tasks.languagemodel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Text;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Model;
import org.syntagma.api.random.Randomness;
import org.syntagma.toolkit.batches.PaddedRows;

/** Rows as one batch of int64 arrays, padded on the right. */
final class Rows {
  static final String TARGETS = "targets";
  private static final int NOTHING = -1;

  private Rows() {}

  /** The texts laid out, each cut by a stream of its own. */
  static List<Row> of(
      Layout layout, Tokenizer tokenizer, List<? extends Text> texts, Randomness randomness) {
    List<Row> rows = new ArrayList<>();
    for (Text text : texts) {
      rows.add(layout.row(text.tokens(tokenizer), Layout.Cut.drawn(randomness.at(rows.size()))));
    }
    return rows;
  }

  /** {@code source} where rows have one, {@code tokens} and {@code targets}. */
  static Batch batch(List<Row> rows, Model model, NDManager manager) {
    int pad = model.tokenizer().special().pad();
    int context = model.network().context().orElse(Integer.MAX_VALUE);
    Map<String, NDArray> arrays = new HashMap<>();
    if (rows.stream().anyMatch(row -> row.source().length > 0)) {
      arrays.put(Layout.SOURCE, array(rows, Row::source, pad, context, manager));
    }
    arrays.put(Layout.TOKENS, array(rows, Row::tokens, pad, context, manager));
    arrays.put(TARGETS, array(rows, Row::targets, NOTHING, context, manager));
    long count = rows.stream().mapToLong(row -> row.targets().length).sum();
    return Batch.of(manager, arrays, count, padding(rows, arrays));
  }

  /**
   * For each position the id {@code distance} ahead of {@code tokens}, negative where there is
   * none.
   */
  static NDArray targets(List<Row> rows, int width, int distance, NDManager manager) {
    long[] ids = new long[rows.size() * width];
    Arrays.fill(ids, NOTHING);
    for (int row = 0; row < rows.size(); row++) {
      int[] targets = rows.get(row).targets();
      for (int i = distance - 1; i < targets.length; i++) {
        ids[row * width + i - distance + 1] = targets[i];
      }
    }
    return manager.create(ids, new Shape(rows.size(), width));
  }

  private static double padding(List<Row> rows, Map<String, NDArray> arrays) {
    long used = rows.stream().mapToLong(row -> row.source().length + row.tokens().length).sum();
    List<NDArray> read =
        Stream.of(Layout.SOURCE, Layout.TOKENS)
            .filter(arrays::containsKey)
            .map(arrays::get)
            .toList();
    return PaddedRows.padding(used, read);
  }

  private static NDArray array(
      List<Row> rows, Function<Row, int[]> part, int padding, int context, NDManager manager) {
    return PaddedRows.of(rows.stream().map(part).toList(), padding, context, manager);
  }
}
