package org.syntagma.toolkit.shapes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.syntagma.api.ops.Cell;
import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

class ShapeSequencesTest {
  private static final ArrayType X = ArrayType.float32(2, 5, 4);

  @Test
  void whatIsCarriedIsListedByPath() {
    Trace trace =
        trace(
            ops -> {
              Value h = lstm(ops.at("layer"), X, 3);
              Value y = ops.convolution("window", X, f(6, 4, 3), f(6), true);
              ops.convolution("nothing", X, f(6, 4, 3), f(6), false);
              ops.once("o", () -> lstm(ops.at("source"), X, 3));
              return ops.concat(-1, h, y, ops.scan("s", X, List.of(new Shape(1, 4)), sum(ops)));
            });
    assertEquals(ArrayType.float32(2, 5, 13), trace.outputs().get("out"));
    assertEquals(
        Map.of(
            "layer.cell.hidden", ArrayType.float32(2, 3),
            "layer.cell.cell", ArrayType.float32(2, 3),
            "window", ArrayType.float32(2, 2, 4),
            "s.0", ArrayType.float32(2, 1, 4)),
        trace.carried());
  }

  @Test
  void aScanCountsItsCellOncePerPositionAndWhatIsDoneOnceOnce() {
    Trace trace =
        trace(
            ops ->
                ops.scan(
                    "s",
                    X,
                    List.of(),
                    (x, none) -> {
                      Value w = ops.once("w", () -> ops.matmul(f(6, 4), f(4, 4)));
                      return new Cell.Step(ops.linear(x, w), List.of());
                    }));
    assertEquals(5 * (2 * 2 * 4 * 6) + 2 * 6 * 4 * 4, trace.operations());
    assertEquals(4 * (5 * (2 * 6) + 6 * 4 + 2 * 5 * 6), trace.kept().results());
  }

  @Test
  void inAScanAttentionSeesAllPositionsAndNothingCanBeTapped() {
    Trace trace =
        trace(
            ops ->
                ops.scan(
                    "s",
                    X,
                    List.of(),
                    (x, none) -> {
                      Value keys = ops.remember("keys", x);
                      ops.tap("keys", () -> keys);
                      Value seen = ops.attention(x, keys, keys, 2, Mask.causally());
                      return new Cell.Step(ops.dropout(seen, 0.1), List.of());
                    }));
    assertEquals(Map.of("keys", ArrayType.float32(2, 1, 4)), trace.remembered());
    assertEquals(5 * 2 * 2 * (2 * 2 * 5 * 2), trace.operations());
    assertEquals(Map.of(), trace.taps());
    assertEquals(new Shape(2, 1, 4), trace.dropouts().get(0).shape());
  }

  @Test
  void rowsAreChosenForEachBatchEntry() {
    Trace trace = trace(ops -> ops.rows(X, ArrayType.int64(2, 7)));
    assertEquals(ArrayType.float32(2, 7, 4), trace.outputs().get("out"));
    assertRefused("both must have the same batch", ops -> ops.rows(X, ArrayType.int64(3, 7)));
    assertRefused("operand 2 must be integer", ops -> ops.rows(X, f(2, 7)));
  }

  @Test
  void whatDoesNotFitIsSaidWithItsPath() {
    assertRefused("operand 3 must have the shape (12, 3)", ops -> lstm(ops, X, f(12, 4), f(6, 3)));
    assertRefused("operand 2 must have the shape (12, 4)", ops -> lstm(ops, X, f(12, 5), f(12, 3)));
    assertRefused(
        "operand 2 must have the shape (6, 4, 3)",
        ops -> ops.convolution("c", X, f(6, 5, 3), f(6), true));
    assertRefused(
        "the states [(2, 1, 3)] become [(2, 1, 4)]",
        ops -> ops.scan("s", X, List.of(new Shape(1, 3)), (x, s) -> new Cell.Step(x, List.of(x))));
    assertRefused(
        "the cell's output (2, 4) must be (2, 1, …)",
        ops -> ops.scan("s", X, List.of(), (x, s) -> new Cell.Step(ops.squeeze(x, 1), s)));
  }

  @Test
  void oneNameCarriesOneThing() {
    assertRefused("twice under one name", ops -> ops.add(lstm(ops, X, 3), lstm(ops, X, 3)));
    assertRefused(
        "scan inside a scan",
        ops ->
            ops.scan(
                "outer",
                X,
                List.of(),
                (x, none) ->
                    new Cell.Step(ops.scan("inner", x, List.of(new Shape(1, 4)), sum(ops)), none)));
  }

  private static Cell sum(Ops ops) {
    return (x, before) -> {
      Value sum = ops.add(x, before.get(0));
      return new Cell.Step(sum, List.of(sum));
    };
  }

  private static Value lstm(Ops ops, Value x, long width) {
    return lstm(ops, x, f(4 * width, 4), f(4 * width, width));
  }

  private static Value lstm(Ops ops, Value x, ArrayType input, ArrayType hidden) {
    return ops.lstm("cell", x, input, hidden, f(4 * hidden.width()));
  }

  private static ArrayType f(long... sizes) {
    return ArrayType.float32(sizes);
  }

  private static void assertRefused(String words, Function<Ops, Value> program) {
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> trace(ops -> program.apply(ops.at("here"))));
    assertTrue(e.getMessage().contains(words), e.getMessage());
    assertTrue(e.getMessage().startsWith("here"), e.getMessage());
  }

  private static Trace trace(Function<Ops, Value> program) {
    return Shapes.trace((ops, inputs) -> Map.of("out", program.apply(ops)), Map.of());
  }
}
