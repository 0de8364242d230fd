package org.syntagma.models.encoderonly;

import ai.djl.ndarray.types.Shape;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.layers.Embedding;

/**
 * Convolutions of several widths over token vectors, each with its maximum over all positions (Kim
 * 2014). Outside of the text lie zeros.
 *
 * <p>Reads {@code source} (batch, length), padded at the end with the tokenizer's padding symbol,
 * which changes nothing; gives {@code encoded} (batch, length, features), at least 0 and 0 at
 * padding, and {@code features} (batch, features), their maxima, features being widths · filters.
 * Parameters: {@code embedding}; {@code filters.0} and so on, each with {@code weight} (filters,
 * embedding, width), which begins normal with the deviation √(2 / (embedding · width)) of He 2015,
 * and {@code bias} (filters), which begins at 0.
 */
@Description("convolutions over a text and their maxima (Kim 2014)")
final class TextCnn implements Network {
  private static final double DEVIATION = 0.1;

  private final TextCnnConfig config;
  private final int vocabulary;
  private final int padding;

  @Inject
  TextCnn(TextCnnConfig config, Tokenizer tokenizer) {
    this(config, tokenizer.size(), tokenizer.special().pad());
  }

  TextCnn(TextCnnConfig config, int vocabulary, int padding) {
    this.config = config;
    this.vocabulary = vocabulary;
    this.padding = padding;
  }

  @Override
  public List<Input> inputs() {
    return List.of(Input.tokens("source"));
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
    Value source = inputs.get("source");
    Value hidden = ops.unsqueeze(ops.equal(source, ops.constant(padding)), 2);
    Embedding embedding =
        new Embedding(vocabulary, config.embedding(), Initializer.normal(DEVIATION));
    Value vectors = embedding.apply(ops.at("embedding"), source);
    Value visible = ops.where(hidden, ops.constant(0), vectors);
    Value[] found = new Value[config.widths().size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = filters(ops.at("filters." + i), visible, config.widths().get(i));
    }
    Value all = found.length == 1 ? found[0] : ops.concat(2, found);
    Value encoded = ops.where(hidden, ops.constant(0), ops.relu(all));
    Value features = ops.at("features").dropout(ops.max(encoded, 1), config.dropout());
    return Map.of("encoded", encoded, "features", features);
  }

  private Value filters(Ops ops, Value x, int width) {
    int in = config.embedding();
    Initializer normal = Initializer.normal(Math.sqrt(2.0 / ((double) in * width)));
    Value weight = ops.parameter("weight", new Shape(config.filters(), in, width), normal);
    Value bias = ops.parameter("bias", new Shape(config.filters()), Initializer.zeros());
    return ops.convolution("inputs", x, weight, bias, false);
  }
}
