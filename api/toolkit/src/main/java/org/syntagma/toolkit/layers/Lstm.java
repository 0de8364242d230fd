package org.syntagma.toolkit.layers;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Layer;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.api.random.Randomness;

/**
 * A layer of long short-term memory, as {@link Ops#lstm} defines it: (batch, length, in) to (batch,
 * length, width).
 *
 * <p>Parameters: {@code input.weight} (4 · width, in) and {@code hidden.weight} (4 · width, width),
 * which begin uniform in ±1 / √width; {@code bias} (4 · width), which begins at 1 for the forget
 * gates (Jozefowicz 2015) and at 0 elsewhere.
 */
public record Lstm(int in, int width) implements Layer {
  @Override
  public Value apply(Ops ops, Value... inputs) {
    Initializer uniform = Initializer.uniform(1 / Math.sqrt((double) width));
    return ops.lstm(
        "state",
        inputs[0],
        ops.parameter("input.weight", new Shape(4L * width, in), uniform),
        ops.parameter("hidden.weight", new Shape(4L * width, width), uniform),
        ops.parameter("bias", new Shape(4L * width), this::forgetLittle));
  }

  private void forgetLittle(float[] values, Shape shape, Randomness randomness) {
    Arrays.fill(values, width, 2 * width, 1);
  }
}
