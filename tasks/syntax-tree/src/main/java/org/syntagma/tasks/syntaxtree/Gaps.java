package org.syntagma.tasks.syntaxtree;

import ai.djl.ndarray.types.Shape;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Layer;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * Encoded words as vectors of the gaps between each and the next: one linear layer over both and a
 * leaky ReLU, (batch, length, in) to (batch, length, out).
 *
 * <p>Parameters: {@code weight} (out, in, 2) and {@code bias} (out).
 *
 * @param dropout rate on both sides, one mask for all positions
 */
record Gaps(int in, int out, double dropout) implements Layer {
  private static final int BOTH = 2;

  @Override
  public Value apply(Ops ops, Value... inputs) {
    Initializer initializer = Initializer.uniform(Math.sqrt(6.0 / (BOTH * in + out)));
    Value mapped =
        ops.convolution(
            "gaps",
            ops.dropout(inputs[0], dropout, 1),
            ops.parameter("weight", new Shape(out, in, BOTH), initializer),
            ops.parameter("bias", new Shape(out), Initializer.zeros()),
            false);
    return Perceptron.activated(ops, mapped, dropout);
  }
}
