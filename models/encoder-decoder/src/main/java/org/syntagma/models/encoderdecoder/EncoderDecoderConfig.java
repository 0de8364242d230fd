package org.syntagma.models.encoderdecoder;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;

/**
 * Settings of {@link EncoderDecoder}.
 *
 * @param width size of the hidden vectors, a multiple of {@code heads}
 * @param heads number of heads in each attention
 * @param context the greatest length of the source and of the tokens
 * @param dropout rate on the embeddings and on what each part of a layer adds to them
 * @param bias whether linear layers and norms have a bias
 * @param encoder what reads the source
 * @param decoder what predicts the tokens
 */
record EncoderDecoderConfig(
    @Positive int width,
    @Positive int heads,
    @Positive int context,
    @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) double dropout,
    boolean bias,
    @Valid Stack encoder,
    @Valid Stack decoder) {

  static EncoderDecoderConfig defaults() {
    return new EncoderDecoderConfig(256, 8, 512, 0.1, true, Stack.defaults(), Stack.defaults());
  }

  @AssertTrue(message = "width must be a multiple of heads")
  boolean isWidthMultipleOfHeads() {
    return heads <= 0 || width % heads == 0;
  }

  /**
   * Settings of the layers on one side.
   *
   * @param type the kind of layers
   * @param layers how many
   */
  record Stack(StackType type, @Positive int layers) {
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
