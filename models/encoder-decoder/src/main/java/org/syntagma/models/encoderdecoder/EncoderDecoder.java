package org.syntagma.models.encoderdecoder;

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
import org.syntagma.toolkit.layers.Embedding;

/**
 * An encoder-decoder (Vaswani 2017) with norms before each part, learned positions, and one token
 * embedding for source, tokens and output layer. Initialized as GPT-2: normals of deviation 0.02,
 * made smaller by the square root of the number of additions where a layer adds to its input.
 *
 * <p>Reads {@code source} (batch, source length), padded at the end with the tokenizer's padding
 * symbol, which nobody sees, and {@code tokens} (batch, length), each at most {@code context} long;
 * gives {@code encoded} (batch, source length, width), {@code hidden} (batch, length, width) and
 * {@code logits} (batch, length, vocabulary). Parameters: {@code embedding}, shared; {@code
 * encoder} and {@code decoder}, under each {@code positions}, {@code layers.0} and so on, {@code
 * norm}.
 */
@Description("transformer encoder and decoder (Vaswani et al. 2017)")
final class EncoderDecoder implements Network {
  static final double DEVIATION = 0.02;

  private final EncoderDecoderConfig config;
  private final int vocabulary;
  private final int padding;

  @Inject
  EncoderDecoder(EncoderDecoderConfig config, Tokenizer tokenizer) {
    this(config, tokenizer.size(), tokenizer.special().pad());
  }

  EncoderDecoder(EncoderDecoderConfig config, int vocabulary, int padding) {
    this.config = config;
    this.vocabulary = vocabulary;
    this.padding = padding;
  }

  @Override
  public List<Input> inputs() {
    return List.of(Input.tokens("source"), Input.tokens("tokens"));
  }

  @Override
  public OptionalInt context() {
    return OptionalInt.of(config.context());
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
    Value source = inputs.get("source");
    Value tokens = inputs.get("tokens");
    Mask visible = Mask.of(ops.not(ops.equal(source, ops.constant(padding))));
    Value encoded = ops.once("encoded", () -> encode(ops, source, visible));
    Value hidden = decode(ops, tokens, encoded, visible);
    Value logits = embedding().logits(ops.at("embedding"), hidden);
    return Map.of("encoded", encoded, "hidden", hidden, "logits", logits);
  }

  private Value encode(Ops ops, Value source, Mask visible) {
    Ops encoder = ops.at("encoder");
    Value x = embed(ops, encoder, source);
    return switch (config.encoder().type()) {
      case TRANSFORMER -> new TransformerEncoder(config).apply(encoder, x, visible);
    };
  }

  private Value decode(Ops ops, Value tokens, Value encoded, Mask visible) {
    Ops decoder = ops.at("decoder");
    Value x = embed(ops, decoder, tokens);
    return switch (config.decoder().type()) {
      case TRANSFORMER -> new TransformerDecoder(config).apply(decoder, x, encoded, visible);
    };
  }

  private Value embed(Ops ops, Ops side, Value ids) {
    Embedding positions =
        new Embedding(config.context(), config.width(), Initializer.normal(DEVIATION));
    Value x =
        ops.add(
            embedding().apply(ops.at("embedding"), ids),
            positions.apply(side.at("positions"), ops.positions(ids)));
    return side.dropout(x, config.dropout());
  }

  private Embedding embedding() {
    return new Embedding(vocabulary, config.width(), Initializer.normal(DEVIATION));
  }
}
