package org.syntagma.models.encoderdecoder;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.util.Optional;
import org.syntagma.api.component.Description;

/** Settings of {@link EncoderDecoder}. */
record EncoderDecoderConfig(
    @Description("size of the hidden vectors, a multiple of heads") @Positive int width,
    @Description("heads in each attention") @Positive int heads,
    @Description("the greatest length of the source, and of the tokens") @Positive int context,
    @Description("rate on the embeddings and on what each part of a layer adds to them")
        @DecimalMin("0")
        @DecimalMax(value = "1", inclusive = false)
        double dropout,
    @Description("whether linear layers and norms have a bias") boolean bias,
    @Description("word vectors for the embedding to begin with") @Valid Vectors vectors,
    @Description("what follows attention in each layer") @Valid Between feedForward,
    @Description("what reads the source") @Valid Encoder encoder,
    @Description("what predicts the tokens") @Valid Decoder decoder) {

  static EncoderDecoderConfig defaults() {
    return new EncoderDecoderConfig(
        256,
        8,
        512,
        0.1,
        true,
        Vectors.defaults(),
        Between.defaults(),
        Encoder.defaults(),
        Decoder.defaults());
  }

  @AssertTrue(message = "width must be a multiple of heads")
  boolean isWidthMultipleOfHeads() {
    return heads <= 0 || width % heads == 0;
  }

  @AssertTrue(message = "width must be even for an encoder of type lstm, which has two directions")
  boolean isWidthEvenForTwoDirections() {
    return encoder.type() != StackType.LSTM || width % 2 == 0;
  }

  /** The width between the two layers of a feed-forward part. */
  int inner() {
    // Three matrices of two thirds have as many elements as two.
    return feedForward.type() == BetweenType.GATED ? (8 * width + 2) / 3 : 4 * width;
  }

  /** Word vectors for the embedding to begin with; a linear layer leads to the network's width. */
  record Vectors(
      @Description("a text file of them, plain or gzip") Optional<Path> path,
      @Description("how many numbers a vector has") @Positive int width,
      @Description("whether they learn") boolean trained) {
    static Vectors defaults() {
      return new Vectors(Optional.empty(), 300, false);
    }
  }

  /** Settings of the feed-forward part of each layer. */
  record Between(
      @Description("gated is SwiGLU; in the decoder a convolution sees only the past")
          BetweenType type,
      @Description("how many positions a convolution sees") @Positive int kernel) {
    static Between defaults() {
      return new Between(BetweenType.LINEAR, 3);
    }
  }

  /** Kinds of feed-forward parts. */
  enum BetweenType {
    /** Two linear layers with a GELU between them. */
    LINEAR,
    /** A convolution instead of the first. */
    CONVOLUTION,
    /** SwiGLU (Shazeer 2020), with as many parameters as {@link #LINEAR}. */
    GATED
  }

  /** Settings of the encoder's layers. */
  record Encoder(
      @Description("the kind of layers") StackType type,
      @Description("how many") @Positive int layers) {
    static Encoder defaults() {
      return new Encoder(StackType.TRANSFORMER, 2);
    }
  }

  /** Settings of the decoder's layers. */
  record Decoder(
      @Description("the kind of layers") StackType type,
      @Description("how many") @Positive int layers,
      @Description("whether the last output is a part of the next input (Luong 2015)")
          boolean inputFeeding) {
    static Decoder defaults() {
      return new Decoder(StackType.TRANSFORMER, 2, false);
    }

    @AssertTrue(message = "input-feeding needs a decoder of type lstm")
    boolean isFedOnlyIfRecurrent() {
      return !inputFeeding || type == StackType.LSTM;
    }
  }

  /** Kinds of layers. */
  enum StackType {
    /** Attention and feed-forward; in the decoder causal, and attending to the encoder. */
    TRANSFORMER,
    /** LSTM: in the encoder in both directions, in the decoder followed by attention as above. */
    LSTM
  }
}
