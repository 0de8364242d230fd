package org.syntagma.models.encoderdecoder;

import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.layers.BidirectionalLstm;
import org.syntagma.toolkit.layers.LayerNorm;
import org.syntagma.toolkit.layers.TransformerLayer;

/** The encoder's layers and a norm. */
record EncoderStack(EncoderDecoderConfig config) {
  private static final int ADDITIONS_PER_LAYER = 2;

  /**
   * (batch, length, width) to the same.
   *
   * @param visible (batch, length), boolean: which positions are no padding
   */
  Value apply(Ops ops, Value embedded, Value visible) {
    Value x = embedded;
    for (int i = 0; i < config.encoder().layers(); i++) {
      Ops at = ops.at("layers." + i);
      x =
          switch (config.encoder().type()) {
            case TRANSFORMER -> transformer(visible).apply(at, x, Mask.of(visible));
            case LSTM -> lstm(i).apply(at, x, visible);
          };
    }
    return new LayerNorm(config.width(), config.bias()).apply(ops.at("norm"), x);
  }

  private TransformerLayer transformer(Value visible) {
    int additions = ADDITIONS_PER_LAYER * config.encoder().layers();
    return new Sublayers(config, additions).encoderLayer(visible);
  }

  /** What is read has been dropped from before the first layer. */
  private BidirectionalLstm lstm(int layer) {
    return new BidirectionalLstm(config.width(), config.width(), layer == 0 ? 0 : config.dropout());
  }
}
