package org.syntagma.data.treebanks;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.corpora.EpochCursor;
import org.syntagma.toolkit.corpora.Epochs;
import org.syntagma.toolkit.corpora.Lazy;
import org.syntagma.toolkit.corpora.SplitCorpus;
import org.syntagma.toolkit.files.DataFiles;
import org.syntagma.toolkit.files.FaultPolicy;
import org.syntagma.toolkit.trees.TreebankReader;

/**
 * The sentences of some files, kept in memory from the first use on. Each epoch has the same
 * sentences in another order; what is held out keeps that of the files.
 */
abstract class TreebankCorpus extends SplitCorpus<Sentence> {
  private final Supplier<Opened> opened;
  private final Corpus<Sentence> training;
  private final Optional<Corpus<Sentence>> heldOut;

  TreebankCorpus(
      DataFiles files,
      TreebankReader reader,
      OptionalInt maximumLength,
      FaultPolicy policy,
      Randomness randomness) {
    opened = new Lazy<>(() -> Opened.of(files, reader, maximumLength, policy));
    Epochs<Sentence> sentences = Epochs.of(() -> opened.get().training());
    training = new EpochCursor<>(Sentence.class, sentences.shuffled(randomness, 0));
    heldOut =
        files.holdsOut()
            ? Optional.of(
                new EpochCursor<>(Sentence.class, Epochs.of(() -> opened.get().heldOut())))
            : Optional.empty();
  }

  @Override
  protected final Corpus<Sentence> training() {
    return training;
  }

  @Override
  public final Optional<Corpus<Sentence>> heldOut() {
    return heldOut;
  }

  @Override
  public final Iterable<String> texts() {
    return () -> opened.get().training().stream().map(Sentence::text).iterator();
  }

  @Override
  public final List<DataSource> sources() {
    return opened.get().sources();
  }
}
