package org.syntagma.backends.pytorch;

import java.util.List;
import java.util.Map;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.layers.Activation;
import org.syntagma.toolkit.layers.CrossAttention;
import org.syntagma.toolkit.layers.Embedding;
import org.syntagma.toolkit.layers.FeedForward;
import org.syntagma.toolkit.layers.LayerNorm;
import org.syntagma.toolkit.layers.SelfAttention;
import org.syntagma.toolkit.layers.TransformerDecoderLayer;
import org.syntagma.toolkit.layers.TransformerLayer;

/** Networks of two layers of width 64, large enough for rounding errors to add up. */
final class SmallNetworks {
  static final int VOCABULARY = 67;
  static final int CONTEXT = 32;
  private static final int WIDTH = 64;
  private static final int HEADS = 4;
  private static final int LAYERS = 2;
  private static final Initializer NORMAL = Initializer.normal(0.05);
  private static final LayerNorm NORM = new LayerNorm(WIDTH, true);

  private SmallNetworks() {}

  /** A decoder with tied embeddings. */
  static Network gpt(double dropout) {
    return new Network() {
      @Override
      public List<Input> inputs() {
        return List.of(Input.tokens("tokens"));
      }

      @Override
      public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
        Value x = embedded(ops, "positions", inputs.get("tokens"));
        for (int i = 0; i < LAYERS; i++) {
          x = layer(dropout).apply(ops.at("layers." + i), x, Mask.causally());
        }
        return logits(ops, x);
      }
    };
  }

  /** With one table of embeddings on all sides, and an encoder that does not see padding (0). */
  static Network encoderDecoder(double dropout) {
    return new Network() {
      @Override
      public List<Input> inputs() {
        return List.of(Input.tokens("source"), Input.tokens("tokens"));
      }

      @Override
      public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
        Value source = inputs.get("source");
        Mask visible = Mask.of(ops.not(ops.equal(source, ops.constant(0))));
        Value memory = ops.once("memory", () -> encoded(ops, source, visible, dropout));
        Value x = embedded(ops, "positions", inputs.get("tokens"));
        for (int i = 0; i < LAYERS; i++) {
          x = decoderLayer(dropout).apply(ops.at("decoder." + i), x, memory, visible);
        }
        return logits(ops, x);
      }
    };
  }

  private static Value encoded(Ops ops, Value source, Mask visible, double dropout) {
    Value x = embedded(ops, "source-positions", source);
    for (int i = 0; i < LAYERS; i++) {
      x = layer(dropout).apply(ops.at("encoder." + i), x, visible);
    }
    return x;
  }

  private static Value embedded(Ops ops, String positions, Value ids) {
    Value places =
        new Embedding(CONTEXT, WIDTH, NORMAL).apply(ops.at(positions), ops.positions(ids));
    return ops.add(table().apply(ops.at("embedding"), ids), places);
  }

  private static Map<String, Value> logits(Ops ops, Value x) {
    return Map.of("logits", table().logits(ops.at("embedding"), NORM.apply(ops.at("norm"), x)));
  }

  private static Embedding table() {
    return new Embedding(VOCABULARY, WIDTH, NORMAL);
  }

  private static TransformerLayer layer(double dropout) {
    return new TransformerLayer(NORM, selfAttention(), feedForward(), dropout);
  }

  private static TransformerDecoderLayer decoderLayer(double dropout) {
    CrossAttention cross = new CrossAttention(WIDTH, HEADS, true, NORMAL, NORMAL);
    return new TransformerDecoderLayer(NORM, selfAttention(), cross, feedForward(), dropout);
  }

  private static SelfAttention selfAttention() {
    return new SelfAttention(WIDTH, HEADS, true, NORMAL, NORMAL);
  }

  private static FeedForward feedForward() {
    return new FeedForward(WIDTH, 4 * WIDTH, Activation.GELU, true, NORMAL, NORMAL);
  }
}
