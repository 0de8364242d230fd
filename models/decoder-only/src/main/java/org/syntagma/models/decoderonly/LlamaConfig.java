package org.syntagma.models.decoderonly;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import java.util.OptionalInt;
import org.syntagma.api.component.Description;

/**
 * Settings of {@link Llama}. The defaults are a small model's: 42 million parameters with a
 * vocabulary of 32000.
 *
 * @param dropout rate on the embeddings and on what attention and feed-forward add to them; not on
 *     attention weights, which fused attention never forms
 */
record LlamaConfig(
    @Description("how many") @Positive int layers,
    @Description("attention heads in each layer") @Positive int heads,
    @Description("heads of keys and values, which divide heads; none: as many as heads")
        OptionalInt keyValueHeads,
    @Description("size of the hidden vectors, a multiple of 2 · heads") @Positive int width,
    @Description("width between the two layers of feed-forward") @Positive int inner,
    @Description("the most tokens in a sequence") @Positive int context,
    @Description("added to the mean square in norms") @Positive double epsilon,
    @Description("base of the rotary positions' frequencies") @Positive double rotaryBase,
    @Description("whether the output layer is the token embedding") boolean tied,
    @Description("rate on the embeddings and on what attention and feed-forward add to them")
        @DecimalMin("0")
        @DecimalMax(value = "1", inclusive = false)
        double dropout) {

  static LlamaConfig defaults() {
    return new LlamaConfig(8, 8, OptionalInt.empty(), 512, 1376, 1024, 1e-5, 10000, true, 0);
  }

  /** How many heads have keys and values of their own. */
  int groups() {
    return keyValueHeads.orElse(heads);
  }

  @AssertTrue(message = "width must be a multiple of 2 · heads")
  boolean isWidthMultipleOfTwiceHeads() {
    return heads <= 0 || width % (2L * heads) == 0;
  }

  @AssertTrue(message = "key-value-heads must be greater than 0 and divide heads")
  boolean isHeadsMultipleOfKeyValueHeads() {
    return heads <= 0 || (groups() > 0 && heads % groups() == 0);
  }
}
