package org.syntagma.trainers.supervised;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * A linear network: {@code prediction} (batch, 1) = x · weightᵀ + bias, both 0 at the start.
 *
 * @param dropout of the inputs
 */
record Line(double dropout) implements Network {
  @Override
  public List<Input> inputs() {
    return List.of(new Input("x", DataType.FLOAT32, new Shape(-1, 2)));
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
    Value x = ops.at("inputs").dropout(inputs.get("x"), dropout);
    Value weight = ops.parameter("weight", new Shape(1, 2), Initializer.zeros());
    Value bias = ops.parameter("bias", new Shape(1), Initializer.zeros());
    return Map.of("prediction", ops.linear(x, weight, bias));
  }
}
