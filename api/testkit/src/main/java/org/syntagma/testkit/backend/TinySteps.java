package org.syntagma.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.syntagma.api.backend.Mode;
import org.syntagma.testkit.reference.Tensor;

/**
 * Rows that {@link TinyNetwork} walks through step by step. They end together; what stands before a
 * shorter row is padding.
 */
record TinySteps(List<Row> rows) {
  static final int LENGTH = 6;
  static final Setting SETTING = new TinyNetwork(0).setting();

  /**
   * One row.
   *
   * @param tokens (1, length)
   * @param source (1, 3)
   * @param expected the logits of the row all at once, (1, length, vocabulary)
   */
  record Row(Given tokens, Given source, Tensor expected) {
    static Row of(int[] tokens, int... source) {
      Given ids = Given.ids(tokens, 1, tokens.length);
      Given read = Given.ids(source, 1, source.length);
      Setting whole = SETTING.with("tokens", ids).with("source", read);
      return new Row(ids, read, whole.outputs(Mode.inference()).get("logits"));
    }

    int start() {
      return LENGTH - tokens.values().size(1);
    }
  }

  static TinySteps ragged() {
    return new TinySteps(
        List.of(
            Row.of(new int[] {1, 5, 2, 2, 9, 10}, 7, 1, 3),
            Row.of(new int[] {6, 8, 2}, 2, 8, TinyNetwork.PAD),
            Row.of(new int[] {4, 1, 6, 8, 2}, 5, TinyNetwork.PAD, 9)));
  }

  /** The rows that were {@code places}. */
  TinySteps keep(int... places) {
    return new TinySteps(Arrays.stream(places).mapToObj(rows::get).toList());
  }

  int[] starts() {
    return rows.stream().mapToInt(Row::start).toArray();
  }

  Map<String, NDArray> context(NDManager owner) {
    Tensor sources =
        Tensor.generate(
            new int[] {rows.size(), 3}, i -> rows.get(i[0]).source().values().at(0, i[1]));
    return Map.of("source", Bridge.ids(owner, sources));
  }

  /** The tokens at the padded positions {@code from} to {@code to} (exclusive). */
  NDArray tokens(NDManager owner, int from, int to) {
    Tensor tokens =
        Tensor.generate(
            new int[] {rows.size(), to - from},
            i -> {
              Row row = rows.get(i[0]);
              int at = from + i[1] - row.start();
              return at < 0 ? TinyNetwork.PAD : row.tokens().values().at(0, at);
            });
    return Bridge.ids(owner, tokens);
  }

  /** Fails unless the logits of the positions after {@code from} are right where no padding is. */
  void check(NDArray logits, int from, double tolerance) {
    Tensor actual = Bridge.tensor(logits);
    int steps = actual.size(1);
    assertArrayEquals(new int[] {rows.size(), steps, TinyNetwork.VOCABULARY}, actual.shape());
    for (int r = 0; r < rows.size(); r++) {
      for (int s = 0; s < steps; s++) {
        int row = r;
        int step = s;
        int at = from + s - rows.get(r).start();
        if (at >= 0) {
          int[] vector = {TinyNetwork.VOCABULARY};
          Near.assertNear(
              Tensor.generate(vector, i -> rows.get(row).expected().at(0, at, i[0])),
              Tensor.generate(vector, i -> actual.at(row, step, i[0])),
              tolerance,
              "row %d, position %d".formatted(row, from + step));
        }
      }
    }
  }
}
