package org.syntagma.testkit.backend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Layer;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.testkit.reference.Tensor;

/**
 * One operation on given operands, as a network whose only output is {@link #OUTPUT}.
 *
 * @param name the operation, and after a colon what is special about this case
 * @param operands called {@code x0}, {@code x1} …
 * @param program from the operands to the result
 */
record OperationCase(String name, List<Operand> operands, Layer program) implements Network {
  static final String OUTPUT = "out";

  static OperationCase of(String name, Layer program, Operand... operands) {
    return new OperationCase(name, List.of(operands), program);
  }

  /** The floating point operands by name. */
  Map<String, Tensor> parameters() {
    return values(Operand::isParameter);
  }

  /** The other operands by name. */
  Map<String, Tensor> batch() {
    return values(operand -> !operand.isParameter());
  }

  private Map<String, Tensor> values(Predicate<Operand> wanted) {
    Map<String, Tensor> values = new LinkedHashMap<>();
    for (int i = 0; i < operands.size(); i++) {
      if (wanted.test(operands.get(i))) {
        values.put("x" + i, operands.get(i).values());
      }
    }
    return values;
  }

  @Override
  public List<Input> inputs() {
    return IntStream.range(0, operands.size())
        .filter(i -> !operands.get(i).isParameter())
        .mapToObj(
            i -> new Input("x" + i, operands.get(i).type(), Bridge.shape(operands.get(i).values())))
        .toList();
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
    Value[] values = new Value[operands.size()];
    for (int i = 0; i < values.length; i++) {
      Operand operand = operands.get(i);
      values[i] =
          operand.isParameter()
              ? ops.parameter("x" + i, Bridge.shape(operand.values()), Initializer.zeros())
              : inputs.get("x" + i);
    }
    return Map.of(OUTPUT, program.apply(ops, values));
  }

  @Override
  public String toString() {
    return name;
  }
}
