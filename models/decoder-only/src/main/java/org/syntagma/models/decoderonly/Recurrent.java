package org.syntagma.models.decoderonly;

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
import org.syntagma.toolkit.layers.Linear;
import org.syntagma.toolkit.layers.Lstm;

/**
 * A recurrent language model (Mikolov 2010; Zaremba 2014): layers of long short-term memory over
 * token vectors, dropped as in Gal and Ghahramani 2016. Its state is all that it knows of the past,
 * so texts may be as long as one likes.
 *
 * <p>Reads {@code tokens} (batch, length); gives {@code hidden} (batch, length, width) and {@code
 * logits} (batch, length, vocabulary). Parameters: {@code embedding}, {@code layers.0} and so on
 * (see {@link Lstm}) and, unless the output layer is the embedding, {@code output}.
 */
@Description("a recurrent language model of LSTM layers (Zaremba et al. 2014)")
final class Recurrent implements Network {
  private static final double DEVIATION = 0.1;

  private final RecurrentConfig config;
  private final int vocabulary;

  @Inject
  Recurrent(RecurrentConfig config, Tokenizer tokenizer) {
    this(config, tokenizer.size());
  }

  Recurrent(RecurrentConfig config, int vocabulary) {
    this.config = config;
    this.vocabulary = vocabulary;
  }

  @Override
  public List<Input> inputs() {
    return List.of(Input.tokens("tokens"));
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
    Initializer normal = Initializer.normal(DEVIATION);
    Embedding embedding = new Embedding(vocabulary, config.embedding(), normal);
    Value x = embedding.apply(ops.at("embedding"), inputs.get("tokens"));
    x = ops.at("embedding").dropout(x, config.dropout(), 1);
    int in = config.embedding();
    for (int i = 0; i < config.layers(); i++) {
      Ops at = ops.at("layers." + i);
      x = at.dropout(new Lstm(in, config.width()).apply(at, x), config.dropout(), 1);
      in = config.width();
    }
    Value logits =
        config.tied()
            ? embedding.logits(ops.at("embedding"), x)
            : new Linear(config.width(), vocabulary, true, normal).apply(ops.at("output"), x);
    return Map.of("hidden", x, "logits", logits);
  }
}
