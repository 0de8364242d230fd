package org.syntagma.data.grammar;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.syntax.Sentence;

/** A cursor over a number of sentences, in an order that each epoch chooses. */
final class Sentences implements Corpus<Sentence> {
  private final SentenceSampler sampler;
  private final long size;
  private final LongFunction<LongUnaryOperator> orders;

  private long epoch;
  private long next;
  private LongUnaryOperator order;

  /**
   * Starts at the first sentence of epoch 0.
   *
   * @param size how many of the sampler's sentences, from its first
   * @param orders for each epoch, a permutation of 0 to {@code size} − 1
   */
  Sentences(SentenceSampler sampler, long size, LongFunction<LongUnaryOperator> orders) {
    this.sampler = sampler;
    this.size = size;
    this.orders = orders;
    this.order = orders.apply(0);
  }

  @Override
  public Class<Sentence> exampleType() {
    return Sentence.class;
  }

  @Override
  public Optional<Sentence> next() {
    return next < size
        ? Optional.of(sampler.sentence(order.applyAsLong(next++)))
        : Optional.empty();
  }

  @Override
  public void rewind() {
    seek(epoch + 1, 0);
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of(size);
  }

  @Override
  public Iterable<String> texts() {
    return () -> LongStream.range(0, size).mapToObj(i -> sampler.sentence(i).text()).iterator();
  }

  @Override
  public void save(StateWriter out) {
    out.number("epoch", epoch);
    out.number("next", next);
  }

  @Override
  public void load(StateReader in) {
    seek(in.number("epoch"), in.number("next"));
  }

  private void seek(long epoch, long next) {
    this.epoch = epoch;
    this.next = next;
    this.order = orders.apply(epoch);
  }
}
