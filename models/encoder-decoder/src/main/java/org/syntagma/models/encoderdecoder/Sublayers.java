package org.syntagma.models.encoderdecoder;

import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Layer;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.layers.Activation;
import org.syntagma.toolkit.layers.ConvolutionFeedForward;
import org.syntagma.toolkit.layers.CrossAttention;
import org.syntagma.toolkit.layers.FeedForward;
import org.syntagma.toolkit.layers.LayerNorm;
import org.syntagma.toolkit.layers.SelfAttention;
import org.syntagma.toolkit.layers.TransformerDecoderLayer;
import org.syntagma.toolkit.layers.TransformerLayer;

/**
 * What layers are made of.
 *
 * @param additions how often the layers of one side together add to their input
 */
record Sublayers(EncoderDecoderConfig config, int additions) {
  private static final Initializer NORMAL = Initializer.normal(EncoderDecoder.DEVIATION);

  LayerNorm norm() {
    return new LayerNorm(config.width(), config.bias());
  }

  /**
   * A layer that sees in both directions.
   *
   * @param visible which positions are no padding
   */
  TransformerLayer encoderLayer(Value visible) {
    ConvolutionFeedForward convolution = convolution(false);
    Layer feedForward =
        switch (config.feedForward().type()) {
          case CONVOLUTION -> (ops, in) -> convolution.apply(ops, in[0], visible);
          case LINEAR, GATED -> linear();
        };
    return new TransformerLayer(norm(), attention(), feedForward, config.dropout());
  }

  TransformerDecoderLayer decoderLayer() {
    ConvolutionFeedForward convolution = convolution(true);
    Layer feedForward =
        switch (config.feedForward().type()) {
          case CONVOLUTION -> (ops, in) -> convolution.apply(ops, in[0]);
          case LINEAR, GATED -> linear();
        };
    CrossAttention cross =
        new CrossAttention(config.width(), config.heads(), config.bias(), NORMAL, residual());
    return new TransformerDecoderLayer(norm(), attention(), cross, feedForward, config.dropout());
  }

  private SelfAttention attention() {
    return new SelfAttention(config.width(), config.heads(), config.bias(), NORMAL, residual());
  }

  private ConvolutionFeedForward convolution(boolean causal) {
    return new ConvolutionFeedForward(linear(), config.feedForward().kernel(), causal);
  }

  private FeedForward linear() {
    boolean gated = config.feedForward().type() == EncoderDecoderConfig.BetweenType.GATED;
    Activation activation = gated ? Activation.SWIGLU : Activation.GELU;
    return new FeedForward(
        config.width(), config.inner(), activation, config.bias(), NORMAL, residual());
  }

  private Initializer residual() {
    return Initializer.normal(EncoderDecoder.DEVIATION / Math.sqrt((double) additions));
  }
}
