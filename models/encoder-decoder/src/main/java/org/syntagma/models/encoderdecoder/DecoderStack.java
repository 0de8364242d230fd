package org.syntagma.models.encoderdecoder;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.syntagma.api.ops.Cell;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.layers.LayerNorm;
import org.syntagma.toolkit.layers.Linear;
import org.syntagma.toolkit.layers.Lstm;
import org.syntagma.toolkit.layers.LstmDecoderLayer;
import org.syntagma.toolkit.layers.TransformerDecoderLayer;

/**
 * The decoder's layers and a norm.
 *
 * <p>With input feeding, what a position reads is a linear layer {@code feed} over its embedding
 * and the output of the position before, which knows the context of its attention (Luong 2015,
 * section 3.3).
 */
record DecoderStack(EncoderDecoderConfig config) {
  /**
   * (batch, length, width) to the same.
   *
   * @param encoded (batch, source length, width), of which {@code visible} may be seen
   */
  Value apply(Ops ops, Value embedded, Value encoded, Mask visible) {
    return config.decoder().inputFeeding()
        ? fed(ops, embedded, encoded, visible)
        : layers(ops, embedded, encoded, visible);
  }

  private Value fed(Ops ops, Value embedded, Value encoded, Mask visible) {
    int width = config.width();
    Linear feed =
        new Linear(2 * width, width, config.bias(), Initializer.normal(EncoderDecoder.DEVIATION));
    return ops.scan(
        "fed",
        embedded,
        List.of(new Shape(1, width)),
        (x, before) -> {
          Value both = ops.concat(-1, x, before.get(0));
          Value output = layers(ops, feed.apply(ops.at("feed"), both), encoded, visible);
          return new Cell.Step(output, List.of(output));
        });
  }

  private Value layers(Ops ops, Value embedded, Value encoded, Mask visible) {
    Value x = embedded;
    for (int i = 0; i < config.decoder().layers(); i++) {
      Ops at = ops.at("layers." + i);
      x =
          switch (config.decoder().type()) {
            case TRANSFORMER -> sublayers(3).apply(at, x, encoded, visible);
            case LSTM -> lstm().apply(at, x, encoded, visible);
          };
    }
    return new LayerNorm(config.width(), config.bias()).apply(ops.at("norm"), x);
  }

  private LstmDecoderLayer lstm() {
    return new LstmDecoderLayer(new Lstm(config.width(), config.width()), sublayers(4));
  }

  private TransformerDecoderLayer sublayers(int additionsPerLayer) {
    return new Sublayers(config, additionsPerLayer * config.decoder().layers()).decoderLayer();
  }
}
