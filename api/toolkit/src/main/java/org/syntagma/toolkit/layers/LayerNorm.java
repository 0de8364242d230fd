package org.syntagma.toolkit.layers;

import ai.djl.ndarray.types.Shape;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Layer;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * Layer normalization over the last axis (Ba 2016). Parameters: {@code weight} (width), which
 * begins at 1, and {@code bias} (width), which begins at 0.
 *
 * @param bias whether there is one
 * @param epsilon added to the variance
 */
public record LayerNorm(int width, boolean bias, double epsilon) implements Layer {
  /** With the epsilon of GPT-2, 1e-5. */
  public LayerNorm(int width, boolean bias) {
    this(width, bias, 1e-5);
  }

  @Override
  public Value apply(Ops ops, Value... inputs) {
    Shape shape = new Shape(width);
    Value weight = ops.parameter("weight", shape, Initializer.ones());
    Value shift =
        bias ? ops.parameter("bias", shape, Initializer.zeros()) : ops.sub(weight, weight);
    return ops.layerNorm(inputs[0], weight, shift, epsilon);
  }
}
