package org.syntagma.benchmarks;

import java.util.List;
import java.util.stream.Stream;

/**
 * An encoder-decoder and how it is trained.
 *
 * @param layers of the encoder, and of the decoder
 * @param context the greatest number of positions each side has embeddings for
 * @param batch pairs of a source and a target in one update
 * @param length tokens in each source, and in each target
 */
public record Seq2Seq(
    int layers, int heads, int width, int context, int vocabulary, int batch, int length) {

  /** The network {@code encoder-decoder} as it is by default, on 8,000 subwords. */
  public static final Seq2Seq DEFAULT = new Seq2Seq(2, 8, 256, 512, 8000, 32, 64);

  /** Layers, heads, width, context, vocabulary, batch and length. */
  public List<String> numbers() {
    return Stream.of(layers, heads, width, context, vocabulary, batch, length)
        .map(String::valueOf)
        .toList();
  }
}
