package org.syntagma.toolkit.layers;

import org.syntagma.api.ops.Layer;
import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * A layer of an encoder, or with a causal mask of a decoder-only model: self-attention, then
 * feed-forward, each added to its input and each reading that input normalized (pre-norm; Xiong
 * 2020).
 *
 * <p>Parameters under {@code attention-norm}, {@code attention}, {@code feed-forward-norm} and
 * {@code feed-forward}.
 *
 * @param norm used with parameters of its own before each part
 * @param dropout rate on what each part adds, in [0, 1)
 */
public record TransformerLayer(
    Layer norm, SelfAttention attention, Layer feedForward, double dropout) {

  /** (batch, length, width) to the same. What is inside can be recomputed. */
  public Value apply(Ops ops, Value x, Mask mask) {
    return ops.recompute(() -> sublayers(ops, x, mask));
  }

  private Value sublayers(Ops ops, Value x, Mask mask) {
    Residual residual = new Residual(norm, dropout);
    Value attended = residual.apply(ops, "attention", x, (at, y) -> attention.apply(at, y, mask));
    return residual.apply(ops, "feed-forward", attended, feedForward::apply);
  }
}
