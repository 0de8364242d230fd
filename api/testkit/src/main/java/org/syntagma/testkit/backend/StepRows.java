package org.syntagma.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.StepwiseProgram;
import org.syntagma.api.ops.Input;
import org.syntagma.testkit.reference.Tensor;

/**
 * Rows of different length that a network walks through step by step. They end together; what
 * stands before a shorter row is padding.
 *
 * @param length of the longest row
 */
record StepRows(Setting setting, int length, List<Row> rows) {
  static final String STEPPED = "tokens";
  static final String OUTPUT = "logits";

  /**
   * One row.
   *
   * @param alone the row without padding, as a batch of one
   * @param expected its output (1, length, classes), by the definitions
   */
  record Row(Setting alone, Tensor expected) {
    Tensor tokens() {
      return alone.batch().get(STEPPED).values();
    }
  }

  /** The rows of the setting's batch, of which each keeps so many of its last tokens. */
  static StepRows of(Setting setting, int... lengths) {
    int longest = Arrays.stream(lengths).max().orElseThrow();
    List<Row> rows =
        IntStream.range(0, lengths.length)
            .mapToObj(row -> row(setting, row, lengths[row]))
            .toList();
    return new StepRows(setting, longest, rows);
  }

  private static Row row(Setting setting, int row, int length) {
    Setting alone = setting;
    for (Input input : setting.network().inputs()) {
      Given all = setting.batch().get(input.name());
      int[] shape = all.values().shape();
      shape[0] = 1;
      int skipped = input.name().equals(STEPPED) ? shape[1] - length : 0;
      if (input.name().equals(STEPPED)) {
        shape[1] = length;
      }
      Tensor kept =
          Tensor.generate(
              shape,
              i -> {
                i[0] = row;
                i[1] += skipped;
                return all.values().at(i);
              });
      alone = alone.with(input.name(), new Given(all.type(), kept));
    }
    return new Row(alone, alone.outputs(Mode.inference()).get(OUTPUT));
  }

  /** The rows that were {@code places}. */
  StepRows keep(int... places) {
    return new StepRows(setting, length, Arrays.stream(places).mapToObj(rows::get).toList());
  }

  StepwiseProgram.Steps start(StepwiseProgram program, NDManager owner) {
    int[] starts = IntStream.range(0, rows.size()).map(this::start).toArray();
    return program.start(setting.parameters(owner), context(owner), starts, length);
  }

  private int start(int row) {
    return length - rows.get(row).tokens().size(1);
  }

  private Map<String, NDArray> context(NDManager owner) {
    Map<String, NDArray> context = new LinkedHashMap<>();
    for (Input input : setting.network().inputs()) {
      if (!input.name().equals(STEPPED)) {
        Given first = rows.get(0).alone().batch().get(input.name());
        int[] shape = first.values().shape();
        shape[0] = rows.size();
        Tensor all =
            Tensor.generate(
                shape,
                i -> {
                  Row row = rows.get(i[0]);
                  i[0] = 0;
                  return row.alone().batch().get(input.name()).values().at(i);
                });
        context.put(input.name(), Bridge.array(owner, new Given(first.type(), all)));
      }
    }
    return context;
  }

  /** The tokens at the padded positions {@code from} to {@code to} (exclusive). */
  NDArray tokens(NDManager owner, int from, int to) {
    Tensor tokens =
        Tensor.generate(
            new int[] {rows.size(), to - from},
            i -> {
              int at = from + i[1] - start(i[0]);
              return at < 0 ? 0 : rows.get(i[0]).tokens().at(0, at);
            });
    return Bridge.ids(owner, tokens);
  }

  /**
   * Takes one step over the padded positions {@code from} to {@code to} and checks what it gives.
   */
  void step(StepwiseProgram.Steps steps, int from, int to, NDManager owner, double tolerance) {
    Tensor actual = Bridge.tensor(steps.step(tokens(owner, from, to)));
    int classes = rows.get(0).expected().size(2);
    assertArrayEquals(new int[] {rows.size(), to - from, classes}, actual.shape());
    for (int r = 0; r < rows.size(); r++) {
      for (int position = Math.max(from, start(r)); position < to; position++) {
        int row = r;
        int at = position - start(r);
        int step = position - from;
        Near.assertNear(
            Tensor.generate(new int[] {classes}, i -> rows.get(row).expected().at(0, at, i[0])),
            Tensor.generate(new int[] {classes}, i -> actual.at(row, step, i[0])),
            tolerance,
            "row %d, position %d".formatted(row, position));
      }
    }
  }
}
