package org.syntagma.data.treebanks;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.trees.TreebankReader;

/**
 * The sentences of some files, kept in memory from the first use on. Each epoch has the same
 * sentences in another order; what is held out keeps that of the files.
 */
abstract class TreebankCorpus implements Corpus<Sentence> {
  private final Supplier<Opened> opened;
  private final Cursor training;
  private final Optional<Corpus<Sentence>> heldOut;

  TreebankCorpus(
      TreebankFiles files,
      TreebankReader reader,
      OptionalInt maximumLength,
      FaultPolicy policy,
      Randomness randomness) {
    opened = new Lazy<>(() -> Opened.of(files, reader, maximumLength, policy));
    training = new Cursor(() -> opened.get().training(), Optional.of(randomness));
    heldOut =
        files.holdsOut()
            ? Optional.of(new Cursor(() -> opened.get().heldOut(), Optional.empty()))
            : Optional.empty();
  }

  @Override
  public final Class<Sentence> exampleType() {
    return Sentence.class;
  }

  @Override
  public final Optional<Sentence> next() {
    return training.next();
  }

  @Override
  public final void rewind() {
    training.rewind();
  }

  @Override
  public final Optional<Corpus<Sentence>> heldOut() {
    return heldOut;
  }

  @Override
  public final OptionalLong size() {
    return training.size();
  }

  @Override
  public final Iterable<String> texts() {
    return training.texts();
  }

  @Override
  public final List<DataSource> sources() {
    return opened.get().sources();
  }

  @Override
  public final void save(StateWriter out) {
    training.save(out);
  }

  @Override
  public final void load(StateReader in) {
    training.load(in);
  }
}
