package org.syntagma.tasks.target;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.toolkit.batches.PaddedRows;

/** Rows of pairs as a batch: {@code source}, {@code tokens}, {@code targets}, {@code weights}. */
final class SequenceRows {
  static final String TARGETS = "targets";
  static final String WEIGHTS = "weights";

  /** What a position has as its target where nothing is predicted. */
  static final int NOTHING = -1;

  private SequenceRows() {}

  /**
   * The batch. It counts the sum of the weights, rounded: so with a weight of 1 a token of the
   * source counts as one of the target does, and with 0 the source does not count at all.
   */
  static Batch batch(
      List<SequenceRow> rows, SequenceLayout layout, Tokenizer tokenizer, NDManager manager) {
    Trunk trunk = layout.prefix().trunk();
    double sourceWeight = layout.sourceWeight();
    int pad = tokenizer.special().pad();
    Map<String, NDArray> arrays = new HashMap<>();
    List<int[]> tokens = rows.stream().map(SequenceRow::tokens).toList();
    arrays.put(Trunk.TOKENS, PaddedRows.of(tokens, pad, trunk.context(), manager));
    if (trunk.encoder()) {
      List<int[]> sources = rows.stream().map(SequenceRow::source).toList();
      arrays.put(Trunk.SOURCE, PaddedRows.of(sources, pad, trunk.sourceContext(), manager));
    }
    double padding = PaddedRows.padding(read(rows), new ArrayList<>(arrays.values()));
    List<int[]> targets = rows.stream().map(row -> targets(row, sourceWeight > 0)).toList();
    arrays.put(TARGETS, PaddedRows.of(targets, NOTHING, trunk.context(), manager));
    arrays.put(WEIGHTS, weights(rows, sourceWeight, arrays.get(TARGETS).getShape(), manager));
    return Batch.of(manager, arrays, count(rows, sourceWeight), padding);
  }

  private static long read(List<SequenceRow> rows) {
    return rows.stream().mapToLong(row -> row.source().length + row.tokens().length).sum();
  }

  private static long count(List<SequenceRow> rows, double sourceWeight) {
    long required = rows.stream().mapToLong(SequenceRow::required).sum();
    long given = rows.stream().mapToLong(SequenceRow::given).sum();
    return required + Math.round(sourceWeight * given);
  }

  private static int[] targets(SequenceRow row, boolean withSource) {
    int[] targets = row.targets().clone();
    for (int i = 0; i < row.given() && !withSource; i++) {
      targets[i] = NOTHING;
    }
    return targets;
  }

  private static NDArray weights(
      List<SequenceRow> rows, double sourceWeight, Shape shape, NDManager manager) {
    int width = (int) shape.get(1);
    float[] weights = new float[rows.size() * width];
    for (int row = 0; row < rows.size(); row++) {
      for (int i = 0; i < rows.get(row).targets().length; i++) {
        weights[row * width + i] = i < rows.get(row).given() ? (float) sourceWeight : 1;
      }
    }
    return manager.create(weights, shape);
  }
}
