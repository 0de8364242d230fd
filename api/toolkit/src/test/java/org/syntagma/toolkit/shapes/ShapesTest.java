package org.syntagma.toolkit.shapes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

class ShapesTest {
  @Test
  void parametersComeOnceInTheOrderOfTheirFirstUse() {
    Trace trace =
        trace(
            ops -> {
              Value table = ops.at("a").parameter("table", new Shape(5, 3), Initializer.ones());
              Value other = ops.parameter("b", new Shape(2, 3), Initializer.zeros());
              Value tied = ops.at("a").parameter("table", new Shape(5, 3), Initializer.zeros());
              return ops.linear(
                  ops.matmul(other, ops.transpose(table, 0, 1)), ops.linear(tied, tied));
            });
    assertEquals(
        List.of("a.table", "b"), trace.parameters().stream().map(ParameterSpec::path).toList());
    assertEquals(21, trace.parameterCount());
    assertEquals(ArrayType.float32(2, 5), trace.outputs().get("out"));
  }

  @Test
  void oneParameterHasOneShape() {
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                trace(
                    ops -> {
                      ops.at("a").parameter("w", new Shape(5), Initializer.ones());
                      return ops.at("a").parameter("w", new Shape(6), Initializer.ones());
                    }));
    assertEquals("a.w: parameter of (6): it was asked for before as (5)", error.getMessage());
  }

  @Test
  void dropoutSitesAreNumberedPerPath() {
    Trace trace =
        trace(
            ops -> {
              Ops layer = ops.at("layers.0");
              Value x = layer.dropout(ArrayType.float32(2, 3), 0.1);
              Value y = layer.dropout(x, 0);
              Value z = ops.dropout(ArrayType.float32(4), 0.2);
              return ops.add(ops.sum(layer.dropout(y, 0.3)), ops.sum(z));
            });
    assertEquals(
        List.of(
            new DropoutSite("layers.0.dropout", new Shape(2, 3), 0.1),
            new DropoutSite("dropout", new Shape(4), 0.2),
            new DropoutSite("layers.0.dropout#1", new Shape(2, 3), 0.3)),
        trace.dropouts());
  }

  @Test
  void statesAndTapsAreListedByPath() {
    ArrayType x = ArrayType.float32(2, 3, 4);
    Trace trace =
        trace(
            ops -> {
              Ops layer = ops.at("layer");
              layer.tap("weights", () -> layer.attentionWeights(x, x, 2, Mask.none()));
              Value once = layer.once("keys", () -> ops.linear(x, ArrayType.float32(6, 4)));
              return ops.concat(-1, once, layer.remember("values", x));
            });
    assertEquals(Map.of("layer.weights", ArrayType.float32(2, 2, 3, 3)), trace.taps());
    assertEquals(Map.of("layer.keys", ArrayType.float32(2, 3, 6)), trace.once());
    assertEquals(Map.of("layer.values", x), trace.remembered());
  }

  @Test
  void nothingMayDependOnATapOrBeRememberedOnce() {
    ArrayType x = ArrayType.float32(2, 3);
    List<Function<Ops, Value>> wrong =
        List.of(
            ops -> tapped(ops, () -> ops.dropout(x, 0.1)),
            ops -> tapped(ops, () -> ops.remember("r", x)),
            ops -> tapped(ops, () -> ops.once("o", () -> x)),
            ops -> ops.once("o", () -> ops.remember("r", x)),
            ops -> ops.add(ops.remember("r", x), ops.remember("r", x)));
    for (Function<Ops, Value> program : wrong) {
      assertThrows(IllegalArgumentException.class, () -> trace(program));
    }
  }

  @Test
  void countsOperationsAndBytesOfWhatRuns() {
    ArrayType x = ArrayType.float32(2, 3, 4);
    Trace trace =
        trace(
            ops -> {
              ops.tap("t", () -> ops.matmul(x, ArrayType.float32(4, 9)));
              Value y = ops.linear(x, ArrayType.float32(6, 4), ArrayType.float32(6));
              Value z = ops.matmul(ops.transpose(y, 1, 2), x);
              return ops.attention(z, z, z, 2, Mask.none());
            });
    long linear = 2 * 2 * 3 * 4 * 6;
    long matmul = 2 * 2 * 6 * 3 * 4;
    long attention = 2 * 2 * (2 * 6 * 6 * 4);
    assertEquals(linear + matmul + attention, trace.operations());
    long results = 4 * (2 * 3 * 6 + 2 * 6 * 4 + 2 * 6 * 4);
    assertEquals(new Kept(results, 4 * (2 * 2 * 6 * 6), 0), trace.kept());
    assertEquals(trace.kept(), trace.recomputing());
  }

  @Test
  void countsWhatIsKeptWhereBlocksAreComputedAgain() {
    ArrayType x = ArrayType.float32(2, 3, 4);
    Trace trace =
        trace(
            ops -> {
              Value y = ops.recompute(() -> ops.tanh(ops.exp(ops.dropout(x, 0.1))));
              Value z =
                  ops.recompute(
                      () -> ops.exp(ops.recompute(() -> ops.attention(y, y, y, 2, Mask.none()))));
              return ops.recompute(() -> ops.tanh(ops.add(z, ops.recompute(() -> z))));
            });
    long one = 4 * 2 * 3 * 4;
    long weights = 4 * (2 * 2 * 3 * 3);
    assertEquals(new Kept(7 * one, weights, 24), trace.kept());
    assertEquals(new Kept(3 * one + 2 * one, 0, 24), trace.recomputing());
  }

  @Test
  void absentInputsGetSmallSizes() {
    Network network =
        new Network() {
          @Override
          public List<Input> inputs() {
            return List.of(Input.tokens("tokens"), Input.tokens("source"));
          }

          @Override
          public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
            return inputs;
          }
        };
    Trace trace = Shapes.trace(network, Map.of("source", new Shape(3, 5)));
    assertEquals(
        Map.of("tokens", ArrayType.int64(2, 2), "source", ArrayType.int64(3, 5)), trace.outputs());
  }

  private static Value tapped(Ops ops, Supplier<Value> value) {
    ops.tap("t", value);
    return ops.constant(0);
  }

  private static Trace trace(Function<Ops, Value> program) {
    return Shapes.trace((ops, inputs) -> Map.of("out", program.apply(ops)), Map.of());
  }
}
