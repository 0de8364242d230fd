package org.syntagma.testkit.backend;

import static org.syntagma.testkit.backend.Given.floats;
import static org.syntagma.testkit.backend.Given.ids;
import static org.syntagma.testkit.backend.Given.normal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/** Operations along an axis. */
final class ReductionCases {
  private ReductionCases() {}

  private interface AlongAxis {
    Value apply(Ops ops, Value x, int axis);
  }

  static List<OperationCase> all() {
    Map<String, AlongAxis> operations = new LinkedHashMap<>();
    operations.put("sum", Ops::sum);
    operations.put("mean", Ops::mean);
    operations.put("max", Ops::max);
    operations.put("argmax", Ops::argmax);
    operations.put("logSumExp", Ops::logSumExp);
    operations.put("softmax", Ops::softmax);
    operations.put("logSoftmax", Ops::logSoftmax);
    List<OperationCase> cases = new ArrayList<>();
    operations.forEach(
        (name, operation) -> {
          for (int axis : new int[] {0, 1, -1, -3}) {
            cases.add(along(name + ": axis " + axis, operation, axis, normal(3, 2, 3, 4)));
          }
          // Apart from each other, so that none is another's equal in a narrower precision.
          Given apart = floats(new double[] {0.3, -1.4, 0.9, -0.2, 1.7}, 5);
          cases.add(along(name + ": a vector", operation, 0, apart));
        });
    Given far = floats(new double[] {-1000, 0, 1000, 1001, -2000, -2001}, 2, 3);
    for (String name : List.of("logSumExp", "softmax", "logSoftmax")) {
      cases.add(along(name + ": far out", operations.get(name), -1, far));
    }
    cases.add(
        along(
            "argmax: the first of equals", Ops::argmax, -1, floats(new double[] {1, 2, 2, 0}, 4)));
    cases.add(along("sum: ids", Ops::sum, 0, ids(new int[] {1, 2, 3, 4, 5, 6}, 2, 3)));
    cases.add(OperationCase.of("sum: of all", (ops, in) -> ops.sum(in[0]), normal(3, 2, 3, 4)));
    return cases;
  }

  private static OperationCase along(String name, AlongAxis operation, int axis, Given x) {
    return OperationCase.of(name, (ops, in) -> operation.apply(ops, in[0], axis), x);
  }
}
