package org.syntagma.data.perturbers;

import java.util.Optional;
import java.util.OptionalLong;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataException;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.toolkit.perturbation.Passage;
import org.syntagma.toolkit.perturbation.Perturbable;

/**
 * One part of a corpus, each text made into an example. Its size counts texts that are passed over.
 */
final class DamagedTexts<E, T> implements Corpus<T> {
  /** A corpus without an end, none of whose texts can be damaged, would be read forever. */
  private static final int MOST_PASSED_OVER = 100_000;

  private final Class<T> type;
  private final Damage<T> damage;
  private final Corpus<E> corpus;
  private final LearnedPerturber perturber;
  private final Randomness randomness;
  private final boolean varied;
  private final Perturbable<E> form;
  private final Draws draws = new Draws();

  /**
   * A part at its beginning.
   *
   * @param varied whether epochs differ
   */
  DamagedTexts(
      Class<T> type,
      Damage<T> damage,
      Corpus<E> corpus,
      LearnedPerturber perturber,
      Randomness randomness,
      boolean varied) {
    this.type = type;
    this.damage = damage;
    this.corpus = corpus;
    this.perturber = perturber;
    this.randomness = randomness;
    this.varied = varied;
    this.form = Draws.form(corpus.exampleType());
  }

  @Override
  public Class<T> exampleType() {
    return type;
  }

  @Override
  public Optional<T> next() {
    for (int passed = 0; passed < MOST_PASSED_OVER; passed++) {
      Optional<Passage> text = corpus.next().map(form::passage);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      Optional<T> made = damage.of(text.get(), perturber, draws.next(randomness));
      if (made.isPresent()) {
        return made;
      }
    }
    throw new DataException(
        "the perturber could change none of %d texts; expected one that can: choose another perturber or corpus"
            .formatted(MOST_PASSED_OVER));
  }

  @Override
  public void rewind() {
    corpus.rewind();
    if (varied) {
      draws.rewind();
    } else {
      draws.restart();
    }
  }

  @Override
  public OptionalLong size() {
    return corpus.size();
  }

  @Override
  public void open() {
    corpus.open();
  }

  @Override
  public void save(StateWriter out) {
    corpus.save(out.part("corpus"));
    draws.save(out);
  }

  @Override
  public void load(StateReader in) {
    corpus.load(in.part("corpus"));
    draws.load(in);
  }
}
