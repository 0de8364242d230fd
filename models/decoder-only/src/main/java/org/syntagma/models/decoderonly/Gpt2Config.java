package org.syntagma.models.decoderonly;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import org.syntagma.api.component.Description;

/**
 * Settings of {@link Gpt2}. The defaults are those of the smallest GPT-2.
 *
 * @param dropout rate on the embeddings and on what attention and feed-forward add to them; not on
 *     attention weights, which fused attention never forms
 */
record Gpt2Config(
    @Description("how many") @Positive int layers,
    @Description("attention heads in each layer") @Positive int heads,
    @Description("size of the hidden vectors, a multiple of heads") @Positive int width,
    @Description("the most tokens in a sequence") @Positive int context,
    @Description("rate on the embeddings and on what attention and feed-forward add to them")
        @DecimalMin("0")
        @DecimalMax(value = "1", inclusive = false)
        double dropout,
    @Description("whether linear layers and norms have a bias") boolean bias,
    @Description("erf is faster; tanh is for GPT-2's own checkpoints") Gelu gelu) {

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
