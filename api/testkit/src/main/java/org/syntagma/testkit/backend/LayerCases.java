package org.syntagma.testkit.backend;

import static org.syntagma.testkit.backend.Given.booleans;
import static org.syntagma.testkit.backend.Given.floats;
import static org.syntagma.testkit.backend.Given.ids;
import static org.syntagma.testkit.backend.Given.normal;
import static org.syntagma.testkit.backend.Given.positive;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/** Products, norms, losses: what networks are made of. */
final class LayerCases {
  private LayerCases() {}

  static List<OperationCase> all() {
    return Stream.of(products(), norms(), losses(), others()).flatMap(List::stream).toList();
  }

  private static List<OperationCase> products() {
    return List.of(
        OperationCase.of(
            "matmul", (ops, in) -> ops.matmul(in[0], in[1]), normal(1, 2, 3), normal(2, 3, 4)),
        OperationCase.of(
            "matmul: batches",
            (ops, in) -> ops.matmul(in[0], in[1]),
            normal(1, 2, 3, 4),
            normal(2, 2, 4, 5)),
        OperationCase.of(
            "matmul: batches broadcast",
            (ops, in) -> ops.matmul(in[0], in[1]),
            normal(1, 2, 1, 3, 4),
            normal(2, 5, 4, 2)),
        OperationCase.of(
            "matmul: a matrix for all",
            (ops, in) -> ops.matmul(in[0], in[1]),
            normal(1, 2, 3, 4),
            normal(2, 4, 2)),
        OperationCase.of(
            "linear", (ops, in) -> ops.linear(in[0], in[1]), normal(1, 2, 3, 4), normal(2, 5, 4)),
        OperationCase.of(
            "linear: a vector",
            (ops, in) -> ops.linear(in[0], in[1]),
            normal(1, 4),
            normal(2, 5, 4)),
        OperationCase.of(
            "linear: with bias",
            (ops, in) -> ops.linear(in[0], in[1], in[2]),
            normal(1, 2, 3, 4),
            normal(2, 5, 4),
            normal(3, 5)));
  }

  private static List<OperationCase> norms() {
    return List.of(
        OperationCase.of(
            "layerNorm",
            (ops, in) -> ops.layerNorm(in[0], in[1], in[2], 1e-5),
            normal(1, 2, 3, 6),
            normal(2, 6),
            normal(3, 6)),
        OperationCase.of(
            "layerNorm: a large epsilon",
            (ops, in) -> ops.layerNorm(in[0], in[1], in[2], 0.5),
            normal(1, 2, 6),
            normal(2, 6),
            normal(3, 6)),
        OperationCase.of(
            "rmsNorm",
            (ops, in) -> ops.rmsNorm(in[0], in[1], 1e-5),
            normal(1, 2, 3, 6),
            normal(2, 6)),
        OperationCase.of(
            "rmsNorm: a large epsilon",
            (ops, in) -> ops.rmsNorm(in[0], in[1], 0.5),
            normal(1, 2, 6),
            positive(2, 6)));
  }

  private static List<OperationCase> losses() {
    return List.of(
        OperationCase.of(
            "crossEntropy",
            (ops, in) -> ops.crossEntropy(in[0], in[1]),
            normal(1, 2, 3, 5),
            ids(new int[] {4, 0, 1, 1, 2, 3}, 2, 3)),
        OperationCase.of(
            "crossEntropy: negative targets count nothing",
            (ops, in) -> ops.crossEntropy(in[0], in[1]),
            normal(1, 2, 3, 5),
            ids(new int[] {4, -1, 1, -100, -1, 3}, 2, 3)),
        OperationCase.of(
            "crossEntropy: only negative targets",
            (ops, in) -> ops.crossEntropy(in[0], in[1]),
            normal(1, 2, 5),
            ids(new int[] {-1, -1}, 2)),
        OperationCase.of(
            "crossEntropy: one vector",
            (ops, in) -> ops.crossEntropy(in[0], in[1]),
            normal(1, 5),
            ids(new int[] {2})),
        OperationCase.of(
            "crossEntropy: impossible where nothing is asked",
            (ops, in) ->
                ops.crossEntropy(
                    ops.where(
                        ops.less(in[0], ops.constant(-900)),
                        ops.constant(Double.NEGATIVE_INFINITY),
                        in[0]),
                    in[1]),
            floats(new double[] {-1000, 0.5, 0.2, 0.1, 1, -0.3}, 2, 3),
            ids(new int[] {-1, 1}, 2)),
        OperationCase.of(
            "crossEntropy: far out",
            (ops, in) -> ops.crossEntropy(in[0], in[1]),
            floats(new double[] {1000, 0, -1000, 0, 1000, 3}, 2, 3),
            ids(new int[] {2, 1}, 2)));
  }

  private static List<OperationCase> others() {
    return List.of(
        OperationCase.of(
            "positions",
            (ops, in) -> ops.positions(in[0]),
            ids(new int[] {7, 7, 7, 7, 7, 7}, 2, 3)),
        OperationCase.of(
            "remember: the whole sequence", (ops, in) -> ops.remember("r", in[0]), normal(1, 2, 3)),
        OperationCase.of(
            "once: the whole sequence",
            (ops, in) -> ops.once("o", () -> ops.neg(in[0])),
            normal(1, 2)),
        OperationCase.of(
            "recompute: a block that reads twice what is outside",
            (ops, in) -> ops.recompute(() -> ops.mul(ops.tanh(in[0]), ops.add(in[0], in[1]))),
            normal(2, 3),
            normal(1, 3)),
        OperationCase.of(
            "parameter: the same path is tied",
            (ops, in) -> ops.add(again(ops), ops.mul(again(ops), in[0])),
            normal(1, 2)),
        OperationCase.of(
            "stopGradient", (ops, in) -> ops.equal(ops.stopGradient(in[0]), in[0]), normal(1, 2)),
        OperationCase.of(
            "cast",
            (ops, in) -> ops.mul(ops.cast(in[0], in[1]), in[1]),
            normal(1, 2, 3),
            normal(1, 2, 3)),
        OperationCase.of(
            "dropout: off without a stream", (ops, in) -> ops.dropout(in[0], 0.5), normal(1, 2, 3)),
        OperationCase.of(
            "where: a mask from the batch",
            (ops, in) -> ops.where(in[0], in[1], ops.constant(0)),
            booleans(new int[] {1, 0, 1}, 3),
            normal(1, 3)));
  }

  private static Value again(Ops ops) {
    return ops.parameter("x0", new Shape(2), Initializer.zeros());
  }
}
