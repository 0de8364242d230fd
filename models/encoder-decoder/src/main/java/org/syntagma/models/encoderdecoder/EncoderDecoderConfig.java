package org.syntagma.models.encoderdecoder;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import org.syntagma.api.component.Description;

/**
 * Settings of {@link EncoderDecoder}.
 *
 * @param encoder what reads the source
 * @param decoder what predicts the tokens
 */
record EncoderDecoderConfig(
    @Description("size of the hidden vectors, a multiple of heads") @Positive int width,
    @Description("heads in each attention") @Positive int heads,
    @Description("the greatest length of the source, and of the tokens") @Positive int context,
    @Description("rate on the embeddings and on what each part of a layer adds to them")
        @DecimalMin("0")
        @DecimalMax(value = "1", inclusive = false)
        double dropout,
    @Description("whether linear layers and norms have a bias") boolean bias,
    @Valid Stack encoder,
    @Valid Stack decoder) {

  static EncoderDecoderConfig defaults() {
    return new EncoderDecoderConfig(256, 8, 512, 0.1, true, Stack.defaults(), Stack.defaults());
  }

  @AssertTrue(message = "width must be a multiple of heads")
  boolean isWidthMultipleOfHeads() {
    return heads <= 0 || width % heads == 0;
  }

  /** Settings of the layers on one side. */
  record Stack(
      @Description("the kind of layers") StackType type,
      @Description("how many") @Positive int layers) {
    static Stack defaults() {
      return new Stack(StackType.TRANSFORMER, 2);
    }
  }

  /** Kinds of layers. */
  enum StackType {
    /** Attention and feed-forward; in the decoder causal, and attending to the encoder. */
    TRANSFORMER
  }
}
