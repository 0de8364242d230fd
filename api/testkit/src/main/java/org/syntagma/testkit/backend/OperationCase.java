package org.syntagma.testkit.backend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
 * @param operands floating point ones are parameters, the others inputs; called {@code x0}, {@code
 *     x1} …
 * @param program from the operands to the result
 */
record OperationCase(String name, List<Given> operands, Layer program) implements Network {
  static final String OUTPUT = "out";

  static OperationCase of(String name, Layer program, Given... operands) {
    return new OperationCase(name, List.of(operands), program);
  }

  /** At least one for each operation. */
  static Stream<OperationCase> all() {
    return Stream.of(
            ArithmeticCases.all(),
            ReductionCases.all(),
            ShapeCases.all(),
            LayerCases.all(),
            AttentionCases.all(),
            SequenceCases.all())
        .flatMap(List::stream);
  }

  /** The case with its operands. */
  Setting setting() {
    Map<String, Tensor> parameters = new LinkedHashMap<>();
    Map<String, Given> batch = new LinkedHashMap<>();
    for (int i = 0; i < operands.size(); i++) {
      Given operand = operands.get(i);
      if (isParameter(operand)) {
        parameters.put("x" + i, operand.values());
      } else {
        batch.put("x" + i, operand);
      }
    }
    return new Setting(this, parameters, batch);
  }

  /** So that gradients can be taken. */
  private static boolean isParameter(Given operand) {
    return operand.type().isFloating();
  }

  @Override
  public List<Input> inputs() {
    return IntStream.range(0, operands.size())
        .filter(i -> !isParameter(operands.get(i)))
        .mapToObj(
            i -> new Input("x" + i, operands.get(i).type(), Bridge.shape(operands.get(i).values())))
        .toList();
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
    Value[] values = new Value[operands.size()];
    for (int i = 0; i < values.length; i++) {
      Given operand = operands.get(i);
      values[i] =
          isParameter(operand)
              ? ops.parameter("x" + i, Bridge.shape(operand.values()), Initializer.zeros())
              : inputs.get("x" + i);
    }
    return Map.of(OUTPUT, program.apply(ops, values));
  }
}
