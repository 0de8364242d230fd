package org.syntagma.data.perturbers;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.Pair;
import org.syntagma.api.data.Text;
import org.syntagma.api.random.Randomness;
import org.syntagma.toolkit.corpora.EpochCursor;
import org.syntagma.toolkit.corpora.Epochs;
import org.syntagma.toolkit.corpora.SplitCorpus;

/** Examples in memory, shuffled, and some that are held out. */
final class ListCorpus<E> extends SplitCorpus<E> {
  private final List<E> examples;
  private final Corpus<E> training;
  private final Corpus<E> heldOut;

  ListCorpus(Class<E> type, List<E> examples, List<E> others) {
    this.examples = examples;
    training = new EpochCursor<>(type, Epochs.of(() -> examples).shuffled(Randomness.of(9), 0));
    heldOut = new EpochCursor<>(type, Epochs.of(() -> others));
  }

  /** So many pairs of five words and a label. */
  static ListCorpus<Pair> pairs(int count) {
    return new ListCorpus<>(
        Pair.class,
        IntStream.range(0, count).mapToObj(i -> pair("t" + i)).toList(),
        IntStream.range(0, 12).mapToObj(i -> pair("h" + i)).toList());
  }

  private static Pair pair(String name) {
    return Pair.of(name + " a b,  c d", "label " + name);
  }

  @Override
  protected Corpus<E> training() {
    return training;
  }

  @Override
  public Optional<Corpus<E>> heldOut() {
    return Optional.of(heldOut);
  }

  @Override
  public Iterable<String> texts() {
    return () ->
        examples.stream()
            .map(each -> each instanceof Pair pair ? pair.source() : ((Text) each).text())
            .iterator();
  }
}
