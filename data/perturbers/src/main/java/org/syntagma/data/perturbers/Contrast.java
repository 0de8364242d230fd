package org.syntagma.data.perturbers;

import java.util.Optional;
import java.util.OptionalLong;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.Pair;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.toolkit.perturbation.Passage;
import org.syntagma.toolkit.perturbation.Perturbable;

/** One part of a corpus, each example a text with its label. */
final class Contrast<E> implements Corpus<Pair> {
  private final ContrastedConfig config;
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
  Contrast(
      ContrastedConfig config,
      Corpus<E> corpus,
      LearnedPerturber perturber,
      Randomness randomness,
      boolean varied) {
    this.config = config;
    this.corpus = corpus;
    this.perturber = perturber;
    this.randomness = randomness;
    this.varied = varied;
    this.form = Draws.form(corpus.exampleType());
  }

  @Override
  public Class<Pair> exampleType() {
    return Pair.class;
  }

  @Override
  public Optional<Pair> next() {
    return corpus.next().map(this::labelled);
  }

  private Pair labelled(E example) {
    Randomness own = draws.next(randomness);
    Passage passage = form.passage(example);
    return (own.uniform(0) < config.share()
            ? perturber.perturb(passage, own)
            : Optional.<Passage>empty())
        .map(damaged -> Pair.of(damaged.text(), config.damaged()))
        .orElseGet(() -> Pair.of(passage.text(), config.real()));
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
