package org.syntagma.models.decoderonly;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.syntagma.toolkit.layers.Linear;
import org.syntagma.toolkit.layers.RmsNorm;
import org.syntagma.toolkit.layers.Rotary;
import org.syntagma.toolkit.layers.SelfAttention;
import org.syntagma.toolkit.layers.TransformerLayer;

/**
 * Llama (Touvron 2023): a causal Transformer with rotary positions, RMSNorm, SwiGLU, grouped-query
 * attention (Ainslie 2023) and no biases. Initialized as {@link Gpt2}.
 *
 * <p>Reads {@code tokens} (batch, length), at most {@code context} long; gives {@code hidden}
 * (batch, length, width) and {@code logits} (batch, length, vocabulary). Parameters: {@code
 * embedding}, {@code layers.0} and so on (see {@link TransformerLayer}), {@code norm} and, unless
 * the output layer is the embedding, {@code output}.
 */
@Description("Llama's decoder-only transformer (Touvron et al. 2023)")
final class Llama implements Network {
  private static final double DEVIATION = 0.02;
  private static final Initializer NORMAL = Initializer.normal(DEVIATION);

  private final LlamaConfig config;
  private final int vocabulary;

  @Inject
  Llama(LlamaConfig config, Tokenizer tokenizer) {
    this(config, tokenizer.size());
  }

  Llama(LlamaConfig config, int vocabulary) {
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
    Embedding embedding = new Embedding(vocabulary, config.width(), NORMAL);
    RmsNorm norm = new RmsNorm(config.width(), config.epsilon());

    Value tokens = inputs.get("tokens");
    TransformerLayer layer = layer(norm, new Rotary(ops.positions(tokens), config.rotaryBase()));
    Value x = embedding.apply(ops.at("embedding"), tokens);
    x = ops.at("embedding").dropout(x, config.dropout());
    for (int i = 0; i < config.layers(); i++) {
      x = layer.apply(ops.at("layers." + i), x, Mask.causally());
    }
    Value hidden = norm.apply(ops.at("norm"), x);
    Value logits =
        config.tied()
            ? embedding.logits(ops.at("embedding"), hidden)
            : new Linear(config.width(), vocabulary, false, NORMAL).apply(ops.at("output"), hidden);
    return Map.of("hidden", hidden, "logits", logits);
  }

  private TransformerLayer layer(RmsNorm norm, Rotary rotary) {
    int width = config.width();
    Initializer residual = Initializer.normal(DEVIATION / Math.sqrt(2.0 * config.layers()));
    SelfAttention attention =
        new SelfAttention(
            width, config.heads(), config.groups(), Optional.of(rotary), false, NORMAL, residual);
    FeedForward feedForward =
        new FeedForward(width, config.inner(), Activation.SWIGLU, false, NORMAL, residual);
    return new TransformerLayer(norm, attention, feedForward, config.dropout());
  }
}
