package org.syntagma.toolkit.layers;

import ai.djl.ndarray.types.Shape;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * A {@link FeedForward} that sees neighbours: a convolution takes the place of its first layer (Ren
 * 2019, section 3.1, with one convolution).
 *
 * <p>Parameters: those of {@code linear}, but {@code up.weight} is (rows, width, kernel), and
 * {@code up.bias} is always there.
 *
 * @param linear all but the convolution
 * @param kernel how many positions it sees: around its own or, if causal, up to its own
 */
public record ConvolutionFeedForward(FeedForward linear, int kernel, boolean causal) {
  /**
   * (batch, length, width) to the same.
   *
   * @param visible (batch, length), boolean: which positions are no padding; the others are taken
   *     as 0
   */
  public Value apply(Ops ops, Value x, Value visible) {
    return apply(ops, ops.where(ops.unsqueeze(visible, 2), x, ops.constant(0)));
  }

  /** As above, where there is no padding, or only behind and {@code causal}. */
  public Value apply(Ops ops, Value x) {
    Ops at = ops.at("up");
    Shape shape = new Shape(linear.rows(), linear.width(), kernel);
    Value weight = at.parameter("weight", shape, linear.initializer());
    Value bias = at.parameter("bias", new Shape(linear.rows()), Initializer.zeros());
    return linear.finish(ops, at.convolution("inputs", x, weight, bias, causal));
  }
}
