package org.syntagma.data.treebanks;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.random.Permutation;

/** Goes through sentences, which are read at the first use. */
final class Cursor implements Corpus<Sentence> {
  private final Supplier<List<Sentence>> sentences;
  private final Optional<Randomness> shuffle;
  private long epoch;
  private long next;

  /**
   * Starts at the first sentence of epoch 0.
   *
   * @param shuffle chooses another order for each epoch; if none, that of the files stays
   */
  Cursor(Supplier<List<Sentence>> sentences, Optional<Randomness> shuffle) {
    this.sentences = sentences;
    this.shuffle = shuffle;
  }

  @Override
  public Class<Sentence> exampleType() {
    return Sentence.class;
  }

  @Override
  public Optional<Sentence> next() {
    List<Sentence> all = sentences.get();
    if (next >= all.size()) {
      return Optional.empty();
    }
    long index = next++;
    long place = shuffle.map(r -> new Permutation(r.at(epoch), all.size()).at(index)).orElse(index);
    return Optional.of(all.get((int) place));
  }

  @Override
  public void rewind() {
    epoch++;
    next = 0;
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of(sentences.get().size());
  }

  @Override
  public Iterable<String> texts() {
    return () -> sentences.get().stream().map(Sentence::text).iterator();
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
