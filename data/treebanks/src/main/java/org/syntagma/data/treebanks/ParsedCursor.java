package org.syntagma.data.treebanks;

import java.util.Optional;
import java.util.OptionalLong;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.random.Permutation;

/**
 * Goes through sentences that are parsed meanwhile. The first epoch has them as they are parsed.
 */
final class ParsedCursor implements Corpus<Sentence> {
  private final ParsedSentences sentences;
  private final Optional<Randomness> shuffle;
  private long epoch;
  private long next;

  /**
   * Starts at the first sentence of epoch 0.
   *
   * @param shuffle chooses another order for each later epoch; if none, it stays
   */
  ParsedCursor(ParsedSentences sentences, Optional<Randomness> shuffle) {
    this.sentences = sentences;
    this.shuffle = shuffle;
  }

  @Override
  public Class<Sentence> exampleType() {
    return Sentence.class;
  }

  @Override
  public Optional<Sentence> next() {
    Optional<Sentence> found =
        epoch == 0 || shuffle.isEmpty() ? sentences.at(next) : shuffled(shuffle.get().at(epoch));
    next += found.isPresent() ? 1 : 0;
    return found;
  }

  private Optional<Sentence> shuffled(Randomness order) {
    long size = sentences.size();
    return next < size ? sentences.at(new Permutation(order, size).at(next)) : Optional.empty();
  }

  @Override
  public void rewind() {
    epoch++;
    next = 0;
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of(sentences.size());
  }

  @Override
  public void open() {
    sentences.at(0);
  }

  @Override
  public void save(StateWriter out) {
    out.number("epoch", epoch);
    out.number("next", next);
  }

  @Override
  public void load(StateReader in) {
    epoch = in.number("epoch");
    next = in.number("next");
  }
}
