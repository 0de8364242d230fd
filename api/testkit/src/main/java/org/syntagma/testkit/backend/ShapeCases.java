package org.syntagma.testkit.backend;

import static org.syntagma.testkit.backend.Given.ids;
import static org.syntagma.testkit.backend.Given.normal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/** Operations that move elements without changing them. */
final class ShapeCases {
  private ShapeCases() {}

  static List<OperationCase> all() {
    Map<String, BiFunction<Ops, Value, Value>> views = new LinkedHashMap<>();
    views.put("reshape", (ops, x) -> ops.reshape(x, 6, 4));
    views.put("reshape: 0 copies", (ops, x) -> ops.reshape(x, 0, 0, 2, 2));
    views.put("reshape: -1 is inferred", (ops, x) -> ops.reshape(x, 4, -1));
    views.put("reshape: 0 and -1", (ops, x) -> ops.reshape(x, 0, -1));
    views.put("reshape: flat", (ops, x) -> ops.reshape(x, -1));
    views.put("reshape: after transpose", (ops, x) -> ops.reshape(ops.transpose(x, 1, 2), 0, -1));
    views.put("transpose", (ops, x) -> ops.transpose(x, 0, 1));
    views.put("transpose: negative axes", (ops, x) -> ops.transpose(x, -1, 0));
    views.put("slice", (ops, x) -> ops.slice(x, 1, 1, 3));
    views.put("slice: negative axis", (ops, x) -> ops.slice(x, -1, 0, 2));
    views.put("slice: bounds from the end", (ops, x) -> ops.slice(x, 2, -3, -1));
    views.put("slice: one element", (ops, x) -> ops.slice(x, 0, 1, 2));
    views.put("split", (ops, x) -> ops.split(x, 1, 1, 2).get(1));
    views.put("split: all parts, turned round", (ops, x) -> joined(ops, ops.split(x, -1, 2, 1, 1)));
    views.put("unsqueeze", (ops, x) -> ops.unsqueeze(x, 0));
    views.put("unsqueeze: last", (ops, x) -> ops.unsqueeze(x, -1));
    views.put("unsqueeze: between, from the end", (ops, x) -> ops.unsqueeze(x, -2));
    views.put("unsqueeze: at the rank", (ops, x) -> ops.unsqueeze(x, 3));
    views.put("squeeze", (ops, x) -> ops.squeeze(ops.slice(x, 1, 0, 1), 1));
    views.put("squeeze: negative axis", (ops, x) -> ops.squeeze(ops.slice(x, 1, 2, 3), -2));
    views.put("concat: with itself", (ops, x) -> ops.concat(-1, x, ops.neg(x)));
    List<OperationCase> cases = new ArrayList<>();
    views.forEach(
        (name, view) ->
            cases.add(
                OperationCase.of(name, (ops, in) -> view.apply(ops, in[0]), normal(5, 2, 3, 4))));
    cases.addAll(joints());
    cases.addAll(choices());
    return cases;
  }

  private static Value joined(Ops ops, List<Value> parts) {
    return ops.concat(-1, parts.get(2), parts.get(0), parts.get(1));
  }

  private static List<OperationCase> joints() {
    return List.of(
        OperationCase.of(
            "concat: three",
            (ops, in) -> ops.concat(1, in),
            normal(1, 2, 1, 3),
            normal(2, 2, 2, 3),
            normal(3, 2, 4, 3)),
        OperationCase.of(
            "concat: negative axis",
            (ops, in) -> ops.concat(-1, in),
            normal(1, 2, 1),
            normal(2, 2, 3)),
        OperationCase.of("concat: one", (ops, in) -> ops.concat(0, in), normal(1, 2, 3)),
        OperationCase.of(
            "concat: ids",
            (ops, in) -> ops.concat(0, in),
            ids(new int[] {1, 2}, 2),
            ids(new int[] {3}, 1)));
  }

  private static List<OperationCase> choices() {
    return List.of(
        OperationCase.of(
            "embedding",
            (ops, in) -> ops.embedding(in[0], in[1]),
            normal(1, 5, 3),
            ids(new int[] {4, 0, 0, 2, 4, 1}, 2, 3)),
        OperationCase.of(
            "embedding: one id",
            (ops, in) -> ops.embedding(in[0], in[1]),
            normal(1, 5, 3),
            ids(new int[] {3})),
        OperationCase.of(
            "gather: last axis",
            (ops, in) -> ops.gather(in[0], -1, in[1]),
            normal(1, 2, 4),
            ids(new int[] {3, 3, 0, 1, 2, 2}, 2, 3)),
        OperationCase.of(
            "gather: a middle axis, fewer rows",
            (ops, in) -> ops.gather(in[0], 1, in[1]),
            normal(1, 3, 4, 2),
            ids(new int[] {3, 1, 0, 0}, 2, 1, 2)));
  }
}
