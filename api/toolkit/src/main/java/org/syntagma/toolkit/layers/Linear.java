package org.syntagma.toolkit.layers;

import ai.djl.ndarray.types.Shape;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Layer;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * x · weightᵀ + bias: (…, in) to (…, out). Parameters: {@code weight} (out, in) and {@code bias}
 * (out), which begins at 0.
 *
 * @param bias whether there is one
 * @param initializer of the weight
 */
public record Linear(int in, int out, boolean bias, Initializer initializer) implements Layer {
  @Override
  public Value apply(Ops ops, Value... inputs) {
    Value weight = ops.parameter("weight", new Shape(out, in), initializer);
    return bias
        ? ops.linear(inputs[0], weight, ops.parameter("bias", new Shape(out), Initializer.zeros()))
        : ops.linear(inputs[0], weight);
  }
}
