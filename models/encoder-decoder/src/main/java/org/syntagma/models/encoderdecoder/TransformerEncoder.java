package org.syntagma.models.encoderdecoder;

import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.layers.Activation;
import org.syntagma.toolkit.layers.FeedForward;
import org.syntagma.toolkit.layers.LayerNorm;
import org.syntagma.toolkit.layers.SelfAttention;
import org.syntagma.toolkit.layers.TransformerLayer;

/** A stack of {@link TransformerLayer}s that see in both directions, and a norm. */
record TransformerEncoder(EncoderDecoderConfig config) {
  private static final int ADDITIONS_PER_LAYER = 2;

  Value apply(Ops ops, Value embedded, Mask visible) {
    LayerNorm norm = new LayerNorm(config.width(), config.bias());
    TransformerLayer layer = layer(norm);
    Value x = embedded;
    for (int i = 0; i < config.encoder().layers(); i++) {
      x = layer.apply(ops.at("layers." + i), x, visible);
    }
    return norm.apply(ops.at("norm"), x);
  }

  private TransformerLayer layer(LayerNorm norm) {
    int width = config.width();
    boolean bias = config.bias();
    Initializer normal = Initializer.normal(EncoderDecoder.DEVIATION);
    double additions = (double) ADDITIONS_PER_LAYER * config.encoder().layers();
    Initializer residual = Initializer.normal(EncoderDecoder.DEVIATION / Math.sqrt(additions));
    return new TransformerLayer(
        norm,
        new SelfAttention(width, config.heads(), bias, normal, residual),
        new FeedForward(width, 4 * width, Activation.GELU, bias, normal, residual),
        config.dropout());
  }
}
