package org.syntagma.toolkit.layers;

import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * A layer of a recurrent decoder that reads an encoder: an LSTM, whose output then passes through
 * causal self-attention over the layer's own past outputs, cross-attention and feed-forward. Each
 * is added to its input and reads that input normalized.
 *
 * <p>Parameters under {@code lstm-norm} and {@code lstm}, and those of {@code sublayers}.
 *
 * @param lstm as wide as what it reads
 */
public record LstmDecoderLayer(Lstm lstm, TransformerDecoderLayer sublayers) {
  /**
   * (batch, length, width) to the same. What is inside can be recomputed.
   *
   * @param memory the encoder's output (batch, source length, width)
   * @param memoryMask which of it may be seen
   */
  public Value apply(Ops ops, Value x, Value memory, Mask memoryMask) {
    Residual residual = new Residual(sublayers.norm(), sublayers.dropout());
    return ops.recompute(
        () -> {
          Value recurrent = residual.apply(ops, "lstm", x, lstm::apply);
          return sublayers.apply(ops, recurrent, memory, memoryMask);
        });
  }
}
