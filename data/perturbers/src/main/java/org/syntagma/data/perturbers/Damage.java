package org.syntagma.data.perturbers;

import java.util.Optional;
import org.syntagma.api.random.Randomness;
import org.syntagma.toolkit.perturbation.Passage;

/**
 * What becomes of a text.
 *
 * @param <T> an example
 */
@FunctionalInterface
interface Damage<T> {
  /** An example of the text, or nothing, so that it is passed over. */
  Optional<T> of(Passage text, LearnedPerturber perturber, Randomness own);
}
