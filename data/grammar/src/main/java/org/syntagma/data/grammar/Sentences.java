package org.syntagma.data.grammar;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.corpora.Epochs;

/** The first {@code count} sentences of a sampler, in every epoch. */
record Sentences(SentenceSampler sampler, long count) implements Epochs<Sentence> {
  @Override
  public OptionalLong size() {
    return OptionalLong.of(count);
  }

  @Override
  public Optional<Sentence> at(long epoch, long index) {
    return index < count ? Optional.of(sampler.sentence(index)) : Optional.empty();
  }

  Stream<Sentence> all() {
    return LongStream.range(0, count).mapToObj(sampler::sentence);
  }
}
