package org.syntagma.toolkit.layers;

import java.util.List;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Layer;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * Two linear layers with a nonlinearity between, at each position (Vaswani 2017, equation 2).
 *
 * <p>Parameters: {@code up.weight} (inner, width) and {@code down.weight} (width, inner), with
 * {@code bias} beside each. With SwiGLU {@code up.weight} is (2 · inner, width): first the gate's
 * rows, then the other's.
 *
 * @param inner the width between the layers
 * @param initializer of {@code up}
 * @param outputInitializer of {@code down}
 */
public record FeedForward(
    int width,
    int inner,
    Activation activation,
    boolean bias,
    Initializer initializer,
    Initializer outputInitializer)
    implements Layer {
  @Override
  public Value apply(Ops ops, Value... inputs) {
    return finish(ops, new Linear(width, rows(), bias, initializer).apply(ops.at("up"), inputs[0]));
  }

  /** The rows of {@code up}. */
  int rows() {
    return activation == Activation.SWIGLU ? 2 * inner : inner;
  }

  /** What comes after {@code up}. */
  Value finish(Ops ops, Value up) {
    return new Linear(inner, width, bias, outputInitializer)
        .apply(ops.at("down"), activate(ops, up));
  }

  private Value activate(Ops ops, Value x) {
    return switch (activation) {
      case RELU -> ops.relu(x);
      case GELU -> ops.gelu(x);
      case GELU_TANH -> ops.geluTanh(x);
      case SWIGLU -> gated(ops, ops.split(x, -1, inner, inner));
    };
  }

  private static Value gated(Ops ops, List<Value> parts) {
    return ops.mul(ops.silu(parts.get(0)), parts.get(1));
  }
}
