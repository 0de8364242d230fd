package org.syntagma.data.perturbers;

import jakarta.inject.Inject;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.Preference;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Perturber;

/**
 * Texts of another corpus, each preferred to what a perturber makes of it, without a prompt: for a
 * reward model to learn what a good text is where nobody has compared any. A text that the
 * perturber cannot change is passed over. What is held out is always the same.
 */
@Description("texts of another corpus, each preferred to what a perturber makes of it")
final class PreferredCorpus extends DamagedCorpus<Preference> {
  /**
   * Reads nothing yet.
   *
   * @throws IllegalArgumentException if the corpus has examples without a text that can be changed
   */
  @Inject
  PreferredCorpus(
      @Slot("corpus") @Description("the texts; what is required for them is not looked at")
          Corpus<?> corpus,
      @Slot("perturber") @Description("damages them") Perturber perturber,
      Randomness randomness) {
    super(
        Preference.class,
        (text, learned, own) ->
            learned
                .perturb(text, own)
                .map(damaged -> Preference.of("", text.text(), damaged.text()))
                .filter(each -> !each.target().equals(each.rejected())),
        corpus,
        perturber,
        randomness);
  }
}
