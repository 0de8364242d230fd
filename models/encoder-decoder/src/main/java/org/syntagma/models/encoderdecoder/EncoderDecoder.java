package org.syntagma.models.encoderdecoder;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.ops.Encoder;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.models.encoderdecoder.EncoderDecoderConfig.StackType;
import org.syntagma.toolkit.layers.Embedding;

/**
 * An encoder-decoder (Vaswani 2017) with norms before each part, and one token embedding for
 * source, tokens and output layer. A side of Transformer layers has learned positions; one of LSTM
 * layers needs none. Linear layers begin as in GPT-2: normals of deviation 0.02, made smaller by
 * the square root of the number of additions where a layer adds to its input.
 *
 * <p>Reads {@code source} (batch, source length), padded at the end with the tokenizer's padding
 * symbol, which nobody sees, and {@code tokens} (batch, length), each at most {@code context} long;
 * gives {@code encoded} (batch, source length, width), {@code hidden} (batch, length, width) and
 * {@code logits} (batch, length, vocabulary). Parameters: those of {@link TokenEmbedding}; {@code
 * encoder} and {@code decoder}, under each {@code positions}, {@code layers.0} and so on, {@code
 * norm}.
 */
@Description("an encoder and a decoder, of Transformer or LSTM layers (Vaswani et al. 2017)")
final class EncoderDecoder implements Encoder {
  static final double DEVIATION = 0.02;

  private final EncoderDecoderConfig config;
  private final TokenEmbedding embedding;
  private final int padding;

  @Inject
  EncoderDecoder(EncoderDecoderConfig config, Tokenizer tokenizer) {
    this(config, Symbols.of(tokenizer));
  }

  EncoderDecoder(EncoderDecoderConfig config, Symbols symbols) {
    this.config = config;
    this.embedding = new TokenEmbedding(config, symbols.words());
    this.padding = symbols.padding();
  }

  @Override
  public List<Input> inputs() {
    return List.of(Input.tokens("source"), Input.tokens("tokens"));
  }

  @Override
  public OptionalInt context() {
    return OptionalInt.of(config.context());
  }

  /** LSTM layers have no positions, and so no limit. */
  @Override
  public OptionalInt encoderContext() {
    return config.encoder().type() == StackType.LSTM ? OptionalInt.empty() : context();
  }

  @Override
  public boolean learns(String path) {
    return embedding.learns() || !path.equals(TokenEmbedding.WEIGHT);
  }

  @Override
  public int width() {
    return config.width();
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
    Value source = inputs.get("source");
    Value visible = ops.not(ops.equal(source, ops.constant(padding)));
    Value encoded = ops.once("encoded", () -> encode(ops, embedding.apply(ops, source), visible));
    Value tokens = inputs.get("tokens");
    Ops decoder = ops.at("decoder");
    Value x = placed(decoder, embedding.apply(ops, tokens), tokens, config.decoder().type());
    Value hidden = new DecoderStack(config).apply(decoder, x, encoded, Mask.of(visible));
    return Map.of("encoded", encoded, "hidden", hidden, "logits", embedding.logits(ops, hidden));
  }

  @Override
  public Value encode(Ops ops, Value vectors, Value visible) {
    Ops encoder = ops.at("encoder");
    Value x = placed(encoder, vectors, visible, config.encoder().type());
    return new EncoderStack(config).apply(encoder, x, visible);
  }

  /** With learned positions where the layers would not know the order. */
  private Value placed(Ops ops, Value vectors, Value ids, StackType type) {
    if (type == StackType.LSTM) {
      return ops.dropout(vectors, config.dropout(), 1);
    }
    Embedding positions =
        new Embedding(config.context(), config.width(), Initializer.normal(DEVIATION));
    Value places = positions.apply(ops.at("positions"), ops.positions(ids));
    return ops.dropout(ops.add(vectors, places), config.dropout());
  }
}
