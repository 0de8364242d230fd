package org.syntagma.data.perturbers;

import java.util.Optional;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Perturber;
import org.syntagma.toolkit.corpora.Lazy;
import org.syntagma.toolkit.perturbation.Passage;

/**
 * Lets a perturber learn from texts when it is first asked, and one thread in at a time: one may
 * read what is trained on while another evaluates on what is held out.
 */
final class LearnedPerturber {
  private final Lazy<Perturber> perturber;

  LearnedPerturber(Perturber perturber, Iterable<String> texts) {
    this.perturber =
        new Lazy<>(
            () -> {
              perturber.learn(texts);
              return perturber;
            });
  }

  synchronized Optional<Passage> perturb(Passage passage, Randomness randomness) {
    return passage.perturbed(perturber.get(), randomness);
  }
}
