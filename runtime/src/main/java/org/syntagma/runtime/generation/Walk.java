package org.syntagma.runtime.generation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.syntagma.api.backend.StepwiseProgram;

/** A batch of rows that a stepwise program reads token by token. Owns its steps. */
final class Walk implements AutoCloseable {
  /** How much of a prompt is read at once: logits of all of it could be too large. */
  private static final int PIECE = 64;

  private final StepwiseProgram.Steps steps;
  private final NDManager scope;
  private final int pad;
  private int rows;

  Walk(StepwiseProgram.Steps steps, NDManager scope, int pad, int rows) {
    this.steps = steps;
    this.scope = scope;
    this.pad = pad;
    this.rows = rows;
  }

  /** The logits after the last of the new tokens of each row, (rows, vocabulary). */
  float[][] read(List<int[]> tokens) {
    try (NDManager inner = scope.newSubManager()) {
      float[] last = last(Padding.left(tokens, pad, inner));
      int width = last.length / tokens.size();
      return IntStream.range(0, tokens.size())
          .mapToObj(row -> Arrays.copyOfRange(last, row * width, (row + 1) * width))
          .toArray(float[][]::new);
    }
  }

  private float[] last(NDArray ids) {
    long width = ids.getShape().get(1);
    long from = 0;
    for (; from + PIECE < width; from += PIECE) {
      steps.step(ids.get(":, {}:{}", from, from + PIECE)).close();
    }
    NDArray all = steps.step(from == 0 ? ids : ids.get(":, {}:", from));
    return (all.getShape().get(1) == 1 ? all : all.get(":, -1")).toFloatArray();
  }

  /** Goes on with these rows, some perhaps several times; the others leave the batch. */
  void keep(int... places) {
    boolean same =
        places.length == rows && IntStream.range(0, rows).allMatch(row -> places[row] == row);
    if (places.length > 0 && !same) {
      steps.keep(places);
      rows = places.length;
    }
  }

  @Override
  public void close() {
    steps.close();
  }
}
