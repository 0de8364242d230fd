package org.syntagma.data.perturbers;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.data.Pair;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.syntax.Perturber;

/**
 * Texts of another corpus with a label that says whether they were damaged, for a discriminator to
 * learn by the task {@code target}: so that a text is real in one epoch and damaged in another. A
 * text that cannot be damaged is real. What is held out is always the same.
 */
@Description("texts of another corpus, as they are or damaged, with a label that says which")
final class ContrastedCorpus implements Corpus<Pair> {
  private final Corpus<?> corpus;
  private final Perturber perturber;
  private final Contrast<?> training;
  private final Optional<Corpus<Pair>> heldOut;

  /**
   * Reads nothing yet.
   *
   * @throws IllegalArgumentException if the corpus has examples without a text that can be changed
   */
  @Inject
  ContrastedCorpus(
      ContrastedConfig config,
      @Slot("corpus") @Description("the texts; what is required for them is not looked at")
          Corpus<?> corpus,
      @Slot("perturber") @Description("damages some of them") Perturber perturber,
      Randomness randomness) {
    this.corpus = corpus;
    this.perturber = perturber;
    LearnedPerturber learned = new LearnedPerturber(perturber, () -> corpus.texts().iterator());
    training = new Contrast<>(config, corpus, learned, randomness, true);
    heldOut =
        corpus
            .heldOut()
            .map(held -> new Contrast<>(config, held, learned, Randomness.of(0), false));
  }

  @Override
  public Class<Pair> exampleType() {
    return Pair.class;
  }

  @Override
  public Optional<Pair> next() {
    return training.next();
  }

  @Override
  public void rewind() {
    training.rewind();
  }

  @Override
  public Optional<Corpus<Pair>> heldOut() {
    return heldOut;
  }

  @Override
  public OptionalLong size() {
    return training.size();
  }

  @Override
  public Iterable<String> texts() {
    return corpus.texts();
  }

  @Override
  public List<DataSource> sources() {
    return Stream.concat(corpus.sources().stream(), perturber.sources().stream()).toList();
  }

  @Override
  public void open() {
    corpus.open();
  }

  @Override
  public void save(StateWriter out) {
    training.save(out);
  }

  @Override
  public void load(StateReader in) {
    training.load(in);
  }
}
