package org.syntagma.data.perturbers;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Perturber;
import org.syntagma.toolkit.corpora.SplitCorpus;

/**
 * Examples that are made of another corpus's texts and what a perturber makes of them. Those to
 * train on differ from epoch to epoch; what is held out is always the same.
 *
 * @param <T> an example
 */
abstract class DamagedCorpus<T> extends SplitCorpus<T> {
  private final Corpus<?> corpus;
  private final Perturber perturber;
  private final Corpus<T> training;
  private final Optional<Corpus<T>> heldOut;

  /**
   * Reads nothing yet.
   *
   * @throws IllegalArgumentException if the corpus has examples without a text that can be changed
   */
  DamagedCorpus(
      Class<T> type,
      Damage<T> damage,
      Corpus<?> corpus,
      Perturber perturber,
      Randomness randomness) {
    this.corpus = corpus;
    this.perturber = perturber;
    LearnedPerturber learned = new LearnedPerturber(perturber, () -> corpus.texts().iterator());
    training = new DamagedTexts<>(type, damage, corpus, learned, randomness, true);
    heldOut =
        corpus
            .heldOut()
            .map(held -> new DamagedTexts<>(type, damage, held, learned, Randomness.of(0), false));
  }

  @Override
  protected final Corpus<T> training() {
    return training;
  }

  @Override
  public final Optional<Corpus<T>> heldOut() {
    return heldOut;
  }

  @Override
  public final Iterable<String> texts() {
    return corpus.texts();
  }

  @Override
  public final List<DataSource> sources() {
    return Stream.concat(corpus.sources().stream(), perturber.sources().stream()).toList();
  }
}
