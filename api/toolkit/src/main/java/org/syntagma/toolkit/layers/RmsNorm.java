package org.syntagma.toolkit.layers;

import ai.djl.ndarray.types.Shape;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Layer;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * Root mean square normalization over the last axis (Zhang and Sennrich 2019). Parameter: {@code
 * weight} (width), which begins at 1.
 *
 * @param epsilon added to the mean square
 */
public record RmsNorm(int width, double epsilon) implements Layer {
  @Override
  public Value apply(Ops ops, Value... inputs) {
    return ops.rmsNorm(
        inputs[0], ops.parameter("weight", new Shape(width), Initializer.ones()), epsilon);
  }
}
