package org.syntagma.testkit.backend;

import static org.syntagma.testkit.backend.Given.floats;
import static org.syntagma.testkit.backend.Given.ids;
import static org.syntagma.testkit.backend.Given.normal;
import static org.syntagma.testkit.backend.Given.positive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syntagma.api.ops.Layer;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/** Operations element by element. */
final class ArithmeticCases {
  private ArithmeticCases() {}

  static List<OperationCase> all() {
    List<OperationCase> cases = new ArrayList<>();
    cases.addAll(unary());
    cases.addAll(binary());
    cases.addAll(comparisons());
    cases.addAll(limits());
    return cases;
  }

  private interface Unary {
    Value apply(Ops ops, Value x);
  }

  private interface Binary {
    Value apply(Ops ops, Value a, Value b);
  }

  private static List<OperationCase> unary() {
    Map<String, Unary> anywhere = new LinkedHashMap<>();
    anywhere.put("neg", Ops::neg);
    anywhere.put("abs", Ops::abs);
    anywhere.put("exp", Ops::exp);
    anywhere.put("sign", Ops::sign);
    anywhere.put("tanh", Ops::tanh);
    anywhere.put("sigmoid", Ops::sigmoid);
    anywhere.put("relu", Ops::relu);
    anywhere.put("gelu", Ops::gelu);
    anywhere.put("geluTanh", Ops::geluTanh);
    anywhere.put("silu", Ops::silu);
    anywhere.put("pow: a whole exponent", (ops, x) -> ops.pow(x, 3));
    anywhere.put("add: a number", (ops, x) -> ops.add(x, 0.3));
    anywhere.put("mul: a number", (ops, x) -> ops.mul(x, -1.7));
    anywhere.put("constant", (ops, x) -> ops.sub(ops.constant(2.5), x));
    anywhere.put(
        "constant: infinite", (ops, x) -> ops.maximum(x, ops.constant(Double.NEGATIVE_INFINITY)));
    Map<String, Unary> positive = new LinkedHashMap<>();
    positive.put("log", Ops::log);
    positive.put("sqrt", Ops::sqrt);
    positive.put("pow: a fraction", (ops, x) -> ops.pow(x, 0.5));
    positive.put("pow: a negative exponent", (ops, x) -> ops.pow(x, -1.5));
    List<OperationCase> cases = new ArrayList<>();
    anywhere.forEach((name, each) -> cases.add(unary(name, each, normal(1, 3, 4))));
    positive.forEach((name, each) -> cases.add(unary(name, each, positive(1, 3, 4))));
    return cases;
  }

  private static OperationCase unary(String name, Unary operation, Given x) {
    return OperationCase.of(name, (ops, in) -> operation.apply(ops, in[0]), x);
  }

  private static List<OperationCase> binary() {
    Map<String, Binary> operations = new LinkedHashMap<>();
    operations.put("add", Ops::add);
    operations.put("sub", Ops::sub);
    operations.put("mul", Ops::mul);
    operations.put("div", Ops::div);
    operations.put("maximum", Ops::maximum);
    operations.put("minimum", Ops::minimum);
    List<OperationCase> cases = new ArrayList<>();
    operations.forEach(
        (name, operation) -> {
          Layer program = (ops, in) -> operation.apply(ops, in[0], in[1]);
          cases.add(OperationCase.of(name, program, normal(1, 2, 3), positive(2, 2, 3)));
          cases.add(
              OperationCase.of(
                  name + ": a vector to a matrix", program, normal(1, 2, 3), positive(2, 3)));
          cases.add(
              OperationCase.of(
                  name + ": both ways", program, normal(1, 2, 1, 3), positive(2, 4, 1)));
          cases.add(
              OperationCase.of(name + ": a scalar first", program, normal(1), positive(2, 2, 3)));
          cases.add(
              OperationCase.of(
                  name + ": the wider type", program, ids(new int[] {3, -1}, 2), positive(2, 2)));
        });
    cases.add(
        OperationCase.of(
            "add: ids stay ids",
            (ops, in) -> ops.add(in[0], in[1]),
            ids(new int[] {1, 2}, 2),
            ids(new int[] {3, -4}, 2)));
    return cases;
  }

  private static List<OperationCase> comparisons() {
    Given left = floats(new double[] {1, 2, 3, -4}, 2, 2);
    Given right = floats(new double[] {1, 3}, 2);
    return List.of(
        OperationCase.of("equal", (ops, in) -> ops.equal(in[0], in[1]), left, right),
        OperationCase.of(
            "equal: ids with a number",
            (ops, in) -> ops.equal(in[0], ops.constant(2)),
            ids(new int[] {1, 2, 2}, 3)),
        OperationCase.of("less", (ops, in) -> ops.less(in[0], in[1]), left, right),
        OperationCase.of("not", (ops, in) -> ops.not(ops.less(in[0], in[1])), left, right),
        OperationCase.of(
            "not: booleans from the batch",
            (ops, in) -> ops.not(in[0]),
            Given.booleans(new int[] {1, 0, 0}, 3)),
        OperationCase.of(
            "where",
            (ops, in) -> ops.where(ops.less(in[0], in[1]), in[0], in[1]),
            normal(1, 2, 3),
            normal(2, 2, 3)),
        OperationCase.of(
            "where: all three broadcast",
            (ops, in) -> ops.where(in[0], in[1], in[2]),
            Given.booleans(new int[] {1, 0}, 2, 1),
            normal(1, 1, 3),
            normal(2)),
        OperationCase.of(
            "where: hides what is not a number",
            (ops, in) -> ops.where(ops.less(in[0], ops.constant(0)), in[0], ops.log(in[0])),
            normal(1, 3, 4)));
  }

  private static List<OperationCase> limits() {
    Given far = floats(new double[] {-1000, -30, 30, 1000}, 4);
    return List.of(
        unary("sigmoid: far out", Ops::sigmoid, far),
        unary("tanh: far out", Ops::tanh, far),
        unary("silu: far out", Ops::silu, far),
        unary("gelu: far out", Ops::gelu, far),
        unary("geluTanh: far out", Ops::geluTanh, far));
  }
}
