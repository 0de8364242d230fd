package org.syntagma.data.pairs;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.syntagma.api.data.CacheFolder;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.data.Pair;
import org.syntagma.api.data.Preference;
import org.syntagma.api.random.Randomness;
import org.syntagma.toolkit.corpora.EpochCursor;
import org.syntagma.toolkit.corpora.Epochs;
import org.syntagma.toolkit.corpora.Lazy;
import org.syntagma.toolkit.corpora.SplitCorpus;
import org.syntagma.toolkit.files.FaultPolicy;

/**
 * The pairs of some files. They are read once, at the first use, and kept on disk. Each epoch has
 * the same pairs in another order; what is held out keeps that of the files.
 *
 * @param <E> the type of all pairs
 */
abstract class PairCorpus<E extends Pair> extends SplitCorpus<E> {
  private final Supplier<Opened> opened;
  private final Corpus<E> training;
  private final Optional<Corpus<E>> heldOut;

  /**
   * Reads nothing yet.
   *
   * @param data what the files are, in the words of messages
   */
  PairCorpus(
      Class<E> type,
      String data,
      Supplier<Inputs> inputs,
      PairSettings settings,
      Randomness randomness,
      CacheFolder cache) {
    Partition partition = settings.partition();
    boolean holdsOut = settings.hasValidation() || partition.holdsOut();
    FaultPolicy policy = new FaultPolicy(settings.faults(), cache, data, "rows");
    opened = new Lazy<>(() -> Opened.of(inputs.get(), holdsOut, partition, policy));
    Epochs<E> pairs = Epochs.of(() -> opened.get().training().as(type));
    Epochs<E> others = Epochs.of(() -> opened.get().heldOut().as(type));
    training = new EpochCursor<>(type, pairs.shuffled(randomness, 0));
    heldOut = holdsOut ? Optional.of(new EpochCursor<>(type, others)) : Optional.empty();
  }

  @Override
  protected final Corpus<E> training() {
    return training;
  }

  @Override
  public final Optional<Corpus<E>> heldOut() {
    return heldOut;
  }

  /** The texts of each pair to train on. */
  @Override
  public final Iterable<String> texts() {
    PairFile pairs = opened.get().training();
    return () -> pairs.stream().flatMap(PairCorpus::texts).iterator();
  }

  private static Stream<String> texts(Pair pair) {
    Stream<String> both = Stream.of(pair.source(), pair.target());
    return pair instanceof Preference preference
        ? Stream.concat(both, Stream.of(preference.rejected())).filter(text -> !text.isEmpty())
        : both;
  }

  @Override
  public final List<DataSource> sources() {
    return opened.get().sources();
  }
}
