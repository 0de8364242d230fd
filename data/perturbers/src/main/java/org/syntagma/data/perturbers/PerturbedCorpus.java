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
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.syntax.Perturber;
import org.syntagma.toolkit.perturbation.Perturbable;

/**
 * The examples of another corpus, some of them perturbed; what is required for them stays. An
 * example that cannot be perturbed stays as it is. What is held out is never perturbed. Of a text
 * it makes a whole text, so take lines, not windows.
 */
@Description("examples of another corpus, some of them perturbed; what it holds out never is")
final class PerturbedCorpus implements Corpus<Object> {
  private final PerturbedConfig config;
  private final Corpus<Object> corpus;
  private final Perturber perturber;
  private final Randomness randomness;
  private final Perturbable<Object> form;
  private final LearnedPerturber learned;
  private final Draws draws = new Draws();

  /**
   * Reads nothing yet.
   *
   * @throws IllegalArgumentException if the corpus has examples without a text that can be changed
   */
  @Inject
  @SuppressWarnings("unchecked") // Whatever its examples are, they go out as they come in.
  PerturbedCorpus(
      PerturbedConfig config,
      @Slot("corpus") @Description("the examples") Corpus<?> corpus,
      @Slot("perturber") @Description("changes some of them") Perturber perturber,
      Randomness randomness) {
    this.config = config;
    this.corpus = (Corpus<Object>) corpus;
    this.perturber = perturber;
    this.randomness = randomness;
    this.form = Draws.form(this.corpus.exampleType());
    this.learned = new LearnedPerturber(perturber, () -> corpus.texts().iterator());
  }

  @Override
  public Class<Object> exampleType() {
    return corpus.exampleType();
  }

  @Override
  public Optional<Object> next() {
    return corpus
        .next()
        .map(
            example -> {
              Randomness own = draws.next(randomness);
              return own.uniform(0) < config.share()
                  ? learned
                      .perturb(form.passage(example), own)
                      .map(changed -> form.with(example, changed))
                      .orElse(example)
                  : example;
            });
  }

  @Override
  public void rewind() {
    corpus.rewind();
    draws.rewind();
  }

  @Override
  public Optional<Corpus<Object>> heldOut() {
    return corpus.heldOut();
  }

  @Override
  public OptionalLong size() {
    return corpus.size();
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
    corpus.save(out.part("corpus"));
    draws.save(out);
  }

  @Override
  public void load(StateReader in) {
    corpus.load(in.part("corpus"));
    draws.load(in);
  }
}
