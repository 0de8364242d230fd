package org.syntagma.models.decoderonly;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;

/**
 * Settings of {@link Gpt2}. The defaults are those of the smallest GPT-2.
 *
 * @param layers number of layers
 * @param heads number of attention heads in each layer
 * @param width size of the hidden vectors, a multiple of {@code heads}
 * @param context the greatest number of tokens in a sequence
 * @param dropout rate on the embeddings and on what attention and feed-forward add to them; not on
 *     attention weights, which fused attention never forms
 * @param bias whether linear layers and norms have a bias
 * @param gelu the form of GELU
 */
record Gpt2Config(
    @Positive int layers,
    @Positive int heads,
    @Positive int width,
    @Positive int context,
    @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) double dropout,
    boolean bias,
    Gelu gelu) {

  /** Forms of GELU. */
  enum Gelu {
    /** With the error function: two to three times faster on a CPU. */
    ERF,

    /** The tanh approximation, for GPT-2's own checkpoints. */
    TANH
  }

  static Gpt2Config defaults() {
    return new Gpt2Config(12, 12, 768, 1024, 0, true, Gelu.ERF);
  }

  @AssertTrue(message = "width must be a multiple of heads")
  boolean isWidthMultipleOfHeads() {
    return heads <= 0 || width % heads == 0;
  }
}
