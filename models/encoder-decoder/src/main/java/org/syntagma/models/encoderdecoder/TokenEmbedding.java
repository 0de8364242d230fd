package org.syntagma.models.encoderdecoder;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.layers.Embedding;
import org.syntagma.toolkit.layers.Linear;
import org.syntagma.toolkit.vectors.WordVectors;

/**
 * Ids to vectors, and hidden vectors to logits of ids.
 *
 * <p>Parameter: {@code embedding.weight} (vocabulary, width), for both. With word vectors it is as
 * wide as they are and serves for ids only; then there are {@code embedding.projection} and, for
 * logits, {@code output}.
 *
 * @param words the text of each id
 */
record TokenEmbedding(EncoderDecoderConfig config, List<String> words) {
  static final String WEIGHT = "embedding.weight";
  private static final Initializer NORMAL = Initializer.normal(EncoderDecoder.DEVIATION);

  /** (…) to (…, width). */
  Value apply(Ops ops, Value ids) {
    Ops at = ops.at("embedding");
    Value vectors = table().apply(at, ids);
    return vectors().isEmpty()
        ? vectors
        : new Linear(config.vectors().width(), config.width(), false, NORMAL)
            .apply(at.at("projection"), vectors);
  }

  /** (…, width) to (…, vocabulary). */
  Value logits(Ops ops, Value hidden) {
    return vectors().isEmpty()
        ? table().logits(ops.at("embedding"), hidden)
        : new Linear(config.width(), words.size(), config.bias(), NORMAL)
            .apply(ops.at("output"), hidden);
  }

  /** Whether the table of vectors learns. */
  boolean learns() {
    return vectors().isEmpty() || config.vectors().trained();
  }

  private Embedding table() {
    return vectors()
        .map(
            path ->
                new Embedding(words.size(), config.vectors().width(), new WordVectors(path, words)))
        .orElseGet(() -> new Embedding(words.size(), config.width(), NORMAL));
  }

  private Optional<Path> vectors() {
    return config.vectors().path();
  }
}
