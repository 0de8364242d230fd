package org.syntagma.toolkit.layers;

import org.syntagma.api.ops.Layer;
import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * A layer of a decoder that reads an encoder: causal self-attention, cross-attention, feed-forward,
 * each added to its input and each reading that input normalized (pre-norm; Xiong 2020).
 *
 * <p>Parameters under {@code attention-norm}, {@code attention}, {@code cross-attention-norm},
 * {@code cross-attention}, {@code feed-forward-norm} and {@code feed-forward}.
 *
 * @param norm used with parameters of its own before each part
 * @param dropout rate on what each part adds, in [0, 1)
 */
public record TransformerDecoderLayer(
    Layer norm,
    SelfAttention attention,
    CrossAttention crossAttention,
    Layer feedForward,
    double dropout) {

  /**
   * (batch, length, width) to the same. What is inside can be recomputed.
   *
   * @param memory the encoder's output (batch, source length, width)
   * @param memoryMask which of it may be seen
   */
  public Value apply(Ops ops, Value x, Value memory, Mask memoryMask) {
    return ops.recompute(() -> sublayers(ops, x, memory, memoryMask));
  }

  private Value sublayers(Ops ops, Value x, Value memory, Mask memoryMask) {
    Residual residual = new Residual(norm, dropout);
    Value attended =
        residual.apply(ops, "attention", x, (at, y) -> attention.apply(at, y, Mask.causally()));
    Value informed =
        residual.apply(
            ops,
            "cross-attention",
            attended,
            (at, y) -> crossAttention.apply(at, y, memory, memoryMask));
    return residual.apply(ops, "feed-forward", informed, feedForward::apply);
  }
}
