package org.syntagma.models.decoderonly;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.layers.Activation;
import org.syntagma.toolkit.layers.Embedding;
import org.syntagma.toolkit.layers.FeedForward;
import org.syntagma.toolkit.layers.LayerNorm;
import org.syntagma.toolkit.layers.SelfAttention;
import org.syntagma.toolkit.layers.TransformerLayer;

/**
 * GPT-2 (Radford 2019): a causal Transformer with learned positions, whose output layer is the
 * token embedding. Initialized as there: normals of deviation 0.02, and 0.02 / sqrt(2 · layers)
 * where a layer adds to its input.
 *
 * <p>Reads {@code tokens} (batch, length), at most {@code context} long; gives {@code hidden}
 * (batch, length, width) and {@code logits} (batch, length, vocabulary). Parameters: {@code
 * embedding}, {@code positions}, {@code layers.0} and so on (see {@link TransformerLayer}), {@code
 * norm}.
 */
@Description("GPT-2's decoder-only transformer (Radford et al. 2019)")
final class Gpt2 implements Network {
  private static final double DEVIATION = 0.02;

  private final Gpt2Config config;
  private final int vocabulary;

  @Inject
  Gpt2(Gpt2Config config, Tokenizer tokenizer) {
    this(config, tokenizer.size());
  }

  Gpt2(Gpt2Config config, int vocabulary) {
    this.config = config;
    this.vocabulary = vocabulary;
  }

  @Override
  public List<Input> inputs() {
    return List.of(Input.tokens("tokens"));
  }

  @Override
  public OptionalInt context() {
    return OptionalInt.of(config.context());
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
    int width = config.width();
    Initializer normal = Initializer.normal(DEVIATION);
    Embedding embedding = new Embedding(vocabulary, width, normal);
    Embedding positions = new Embedding(config.context(), width, normal);
    LayerNorm norm = new LayerNorm(width, config.bias());
    TransformerLayer layer = layer(norm, normal);

    Value tokens = inputs.get("tokens");
    Value x =
        ops.add(
            embedding.apply(ops.at("embedding"), tokens),
            positions.apply(ops.at("positions"), ops.positions(tokens)));
    x = ops.at("embedding").dropout(x, config.dropout());
    for (int i = 0; i < config.layers(); i++) {
      x = layer.apply(ops.at("layers." + i), x, Mask.causally());
    }
    Value hidden = norm.apply(ops.at("norm"), x);
    Value logits = embedding.logits(ops.at("embedding"), hidden);
    return Map.of("hidden", hidden, "logits", logits);
  }

  private TransformerLayer layer(LayerNorm norm, Initializer normal) {
    int width = config.width();
    Initializer residual = Initializer.normal(DEVIATION / Math.sqrt(2.0 * config.layers()));
    Activation gelu =
        config.gelu() == Gpt2Config.Gelu.TANH ? Activation.GELU_TANH : Activation.GELU;
    return new TransformerLayer(
        norm,
        new SelfAttention(width, config.heads(), config.bias(), normal, residual),
        new FeedForward(width, 4 * width, gelu, config.bias(), normal, residual),
        config.dropout());
  }
}
