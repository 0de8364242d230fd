package org.syntagma.data.pairs;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.syntagma.api.data.CacheFolder;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.data.Pair;
import org.syntagma.api.random.Randomness;
import org.syntagma.toolkit.corpora.EpochCursor;
import org.syntagma.toolkit.corpora.Epochs;
import org.syntagma.toolkit.corpora.Lazy;
import org.syntagma.toolkit.corpora.SplitCorpus;
import org.syntagma.toolkit.files.FaultPolicy;

/**
 * The pairs of some files. They are read once, at the first use, and kept on disk. Each epoch has
 * the same pairs in another order; what is held out keeps that of the files.
 */
abstract class PairCorpus extends SplitCorpus<Pair> {
  private final Supplier<Opened> opened;
  private final Corpus<Pair> training;
  private final Optional<Corpus<Pair>> heldOut;

  PairCorpus(
      Supplier<Inputs> inputs, PairSettings settings, Randomness randomness, CacheFolder cache) {
    Partition partition = settings.partition();
    boolean holdsOut = settings.hasValidation() || partition.holdsOut();
    FaultPolicy policy = new FaultPolicy(settings.faults(), cache, "pairs", "rows");
    opened = new Lazy<>(() -> Opened.of(inputs.get(), holdsOut, partition, policy));
    Epochs<Pair> pairs = Epochs.of(() -> opened.get().training());
    training = new EpochCursor<>(Pair.class, pairs.shuffled(randomness, 0));
    heldOut =
        holdsOut
            ? Optional.of(new EpochCursor<>(Pair.class, Epochs.of(() -> opened.get().heldOut())))
            : Optional.empty();
  }

  @Override
  protected final Corpus<Pair> training() {
    return training;
  }

  @Override
  public final Optional<Corpus<Pair>> heldOut() {
    return heldOut;
  }

  /** The source and the target of each pair to train on. */
  @Override
  public final Iterable<String> texts() {
    PairFile pairs = opened.get().training();
    return () -> pairs.stream().flatMap(pair -> Stream.of(pair.source(), pair.target())).iterator();
  }

  @Override
  public final List<DataSource> sources() {
    return opened.get().sources();
  }
}
