package org.syntagma.testkit.backend;

import static org.syntagma.testkit.backend.Given.ids;
import static org.syntagma.testkit.backend.Given.normal;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.syntagma.api.ops.Cell;
import org.syntagma.api.ops.Layer;
import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/** Operations along a sequence, over whole sequences. */
final class SequenceCases {
  private SequenceCases() {}

  static List<OperationCase> all() {
    List<OperationCase> cases = new ArrayList<>();
    cases.addAll(rows());
    cases.addAll(recurrences());
    cases.addAll(convolutions());
    cases.addAll(scans());
    return cases;
  }

  private static List<OperationCase> rows() {
    return List.of(
        OperationCase.of(
            "rows: in another order, some twice, some never",
            (ops, in) -> ops.rows(in[0], in[1]),
            normal(1, 2, 3, 4),
            ids(new int[] {2, 0, 2, 2, 1, 1, 0, 1}, 2, 4)),
        OperationCase.of(
            "rows: of numbers",
            (ops, in) -> ops.rows(in[0], in[1]),
            normal(1, 2, 3),
            ids(new int[] {1, 2}, 2, 1)),
        OperationCase.of(
            "rows: of matrices",
            (ops, in) -> ops.rows(in[0], in[1]),
            normal(1, 2, 2, 3, 2),
            ids(new int[] {1, 1, 1, 0, 0, 1}, 2, 3)));
  }

  private static List<OperationCase> recurrences() {
    List<OperationCase> cases = new ArrayList<>();
    for (int length : new int[] {1, 5}) {
      cases.add(
          OperationCase.of(
              "lstm: length " + length,
              (ops, in) -> ops.lstm("cell", in[0], in[1], in[2], in[3]),
              normal(1, 3, length, 2),
              normal(2, 16, 2),
              normal(3, 16, 4),
              normal(4, 16)));
    }
    return cases;
  }

  private static List<OperationCase> convolutions() {
    List<OperationCase> cases = new ArrayList<>();
    for (int width = 1; width <= 4; width++) {
      for (boolean causal : new boolean[] {false, true}) {
        cases.add(
            OperationCase.of(
                "convolution: width %d%s".formatted(width, causal ? ", causal" : ""),
                (ops, in) -> ops.convolution("window", in[0], in[1], in[2], causal),
                normal(1, 2, 3, 2),
                normal(2, 3, 2, width),
                normal(3, 3)));
      }
    }
    return cases;
  }

  private static List<OperationCase> scans() {
    return List.of(
        OperationCase.of("scan: a running sum", (ops, in) -> total(ops, in[0]), normal(1, 2, 5, 4)),
        OperationCase.of(
            "scan: no state",
            (ops, in) -> ops.scan("s", in[0], List.of(), bare(ops)),
            normal(1, 2, 5, 4)),
        OperationCase.of("scan: positions go on", SequenceCases::placed, normal(1, 2, 5, 4)),
        scan("the state before", SequenceCases::delayed),
        scan("two states", SequenceCases::twins),
        scan("what is remembered grows", SequenceCases::attentive),
        scan("what is computed once", SequenceCases::prepared),
        OperationCase.of(
            "scan: over a sequence of one", (ops, in) -> total(ops, in[0]), normal(1, 2, 1, 4)),
        OperationCase.of(
            "scan: the lstm inside is the one outside",
            (ops, in) ->
                ops.sub(
                    ops.scan(
                        "s",
                        in[0],
                        List.of(),
                        (x, none) ->
                            new Cell.Step(ops.lstm("inside", x, in[1], in[2], in[3]), List.of())),
                    ops.mul(ops.lstm("outside", in[0], in[1], in[2], in[3]), 3)),
            normal(1, 2, 4, 3),
            normal(2, 8, 3),
            normal(3, 8, 2),
            normal(4, 8)),
        OperationCase.of(
            "scan: the convolution inside is the one outside",
            (ops, in) ->
                ops.sub(
                    ops.scan(
                        "s",
                        in[0],
                        List.of(),
                        (x, none) ->
                            new Cell.Step(
                                ops.convolution("inside", x, in[1], in[2], true), List.of())),
                    ops.mul(ops.convolution("outside", in[0], in[1], in[2], true), 3)),
            normal(1, 2, 4, 3),
            normal(2, 2, 3, 3),
            normal(3, 2)));
  }

  private static OperationCase scan(String name, Layer program) {
    return OperationCase.of("scan: " + name, program, normal(1, 2, 5, 4), normal(2, 4, 4));
  }

  private static Cell bare(Ops ops) {
    return (x, none) -> new Cell.Step(ops.tanh(x), List.of());
  }

  private static Value total(Ops ops, Value xs) {
    return ops.scan(
        "total",
        xs,
        List.of(new Shape(1, 4)),
        (x, before) -> {
          Value sum = ops.add(x, before.get(0));
          return new Cell.Step(sum, List.of(sum));
        });
  }

  private static Value delayed(Ops ops, Value... in) {
    return ops.scan(
        "delayed",
        in[0],
        List.of(new Shape(1, 4)),
        (x, before) -> new Cell.Step(before.get(0), List.of(ops.linear(x, in[1]))));
  }

  private static Value twins(Ops ops, Value... in) {
    return ops.scan(
        "twins",
        in[0],
        List.of(new Shape(1, 4), new Shape(4)),
        (x, before) -> {
          Value left = ops.tanh(ops.linear(ops.add(x, before.get(0)), in[1]));
          Value right = ops.add(before.get(1), ops.mul(ops.squeeze(left, 1), 0.5));
          Value output = ops.mul(left, ops.unsqueeze(before.get(1), 1));
          return new Cell.Step(ops.add(output, x), List.of(left, right));
        });
  }

  /** Attention of each position to all so far, fed back. */
  private static Value attentive(Ops ops, Value... in) {
    return ops.scan(
        "attentive",
        in[0],
        List.of(new Shape(1, 4)),
        (x, before) -> {
          Value fed = ops.add(x, before.get(0));
          Value key = ops.remember("key", ops.linear(fed, in[1]));
          Value value = ops.remember("value", fed);
          Value seen = ops.attention(fed, key, value, 2, Mask.causally());
          return new Cell.Step(seen, List.of(seen));
        });
  }

  private static Value placed(Ops ops, Value... in) {
    return ops.scan(
        "placed",
        in[0],
        List.of(),
        (x, none) -> {
          Value place = ops.positions(ops.squeeze(ops.slice(x, -1, 0, 1), -1));
          return new Cell.Step(ops.rotary(x, place, 2, 100), List.of());
        });
  }

  private static Value prepared(Ops ops, Value... in) {
    return ops.scan(
        "prepared",
        in[0],
        List.of(),
        (x, none) -> {
          Value square = ops.once("square", () -> ops.matmul(in[1], in[1]));
          return new Cell.Step(ops.linear(x, square), List.of());
        });
  }
}
