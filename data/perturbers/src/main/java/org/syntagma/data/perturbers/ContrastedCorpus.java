package org.syntagma.data.perturbers;

import jakarta.inject.Inject;
import java.util.Optional;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.Pair;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Perturber;
import org.syntagma.toolkit.perturbation.Passage;

/**
 * Texts of another corpus with a label that says whether they were damaged, for a discriminator to
 * learn by the task {@code target}: so that a text is real in one epoch and damaged in another. A
 * text that cannot be damaged is real. What is held out is always the same.
 */
@Description("texts of another corpus, as they are or damaged, with a label that says which")
final class ContrastedCorpus extends DamagedCorpus<Pair> {
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
    super(
        Pair.class,
        (text, learned, own) -> Optional.of(labelled(config, text, learned, own)),
        corpus,
        perturber,
        randomness);
  }

  private static Pair labelled(
      ContrastedConfig config, Passage text, LearnedPerturber perturber, Randomness own) {
    return (own.uniform(0) < config.share()
            ? perturber.perturb(text, own)
            : Optional.<Passage>empty())
        .map(damaged -> Pair.of(damaged.text(), config.damaged()))
        .orElseGet(() -> Pair.of(text.text(), config.real()));
  }
}
