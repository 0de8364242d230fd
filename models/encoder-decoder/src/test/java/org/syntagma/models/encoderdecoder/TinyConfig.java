package org.syntagma.models.encoderdecoder;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.syntagma.models.encoderdecoder.EncoderDecoderConfig.Between;
import org.syntagma.models.encoderdecoder.EncoderDecoderConfig.BetweenType;
import org.syntagma.models.encoderdecoder.EncoderDecoderConfig.Decoder;
import org.syntagma.models.encoderdecoder.EncoderDecoderConfig.Encoder;
import org.syntagma.models.encoderdecoder.EncoderDecoderConfig.StackType;
import org.syntagma.models.encoderdecoder.EncoderDecoderConfig.Vectors;

/** Small settings that differ in one thing or two. */
record TinyConfig(
    int layers,
    int heads,
    boolean bias,
    BetweenType between,
    StackType encoder,
    StackType decoder,
    boolean feeding,
    Optional<Path> vectors) {
  static TinyConfig of(StackType encoder, StackType decoder) {
    return new TinyConfig(
        2, 2, true, BetweenType.LINEAR, encoder, decoder, false, Optional.empty());
  }

  static TinyConfig transformers() {
    return of(StackType.TRANSFORMER, StackType.TRANSFORMER);
  }

  TinyConfig layers(int layers, boolean bias) {
    return new TinyConfig(layers, heads, bias, between, encoder, decoder, feeding, vectors);
  }

  TinyConfig heads(int heads) {
    return new TinyConfig(layers, heads, bias, between, encoder, decoder, feeding, vectors);
  }

  TinyConfig between(BetweenType type) {
    return new TinyConfig(layers, heads, bias, type, encoder, decoder, feeding, vectors);
  }

  TinyConfig fed() {
    return new TinyConfig(layers, heads, bias, between, encoder, decoder, true, vectors);
  }

  TinyConfig vectors(Path path) {
    return new TinyConfig(
        layers, heads, bias, between, encoder, decoder, feeding, Optional.of(path));
  }

  EncoderDecoderConfig config() {
    return new EncoderDecoderConfig(
        8,
        heads,
        16,
        0.1,
        bias,
        new Vectors(vectors, 5, false),
        new Between(between, 3),
        new Encoder(encoder, layers),
        new Decoder(decoder, layers, feeding));
  }

  /** Over the words {@code w0}, {@code w1} and so on. */
  EncoderDecoder network(int vocabulary, int padding) {
    List<String> words = IntStream.range(0, vocabulary).mapToObj(id -> "w" + id).toList();
    return new EncoderDecoder(config(), new Symbols(words, padding));
  }
}
