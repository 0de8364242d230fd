package org.syntagma.data.perturbers;

import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.state.Stateful;
import org.syntagma.toolkit.perturbation.Perturbable;

/** Counts examples, each of which has a stream of its own in each epoch. */
final class Draws implements Stateful {
  private long epoch;
  private long next;

  /** How the examples of a corpus are changed, or what is wrong with them. */
  static <E> Perturbable<E> form(Class<E> type) {
    try {
      return Perturbable.of(type);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("corpus: " + e.getMessage(), e);
    }
  }

  /** The stream of the next example. */
  Randomness next(Randomness randomness) {
    return randomness.at(epoch).at(next++);
  }

  void rewind() {
    epoch++;
    next = 0;
  }

  /** Back to the first example of this epoch. */
  void restart() {
    next = 0;
  }

  @Override
  public void save(StateWriter out) {
    out.number("epoch", epoch);
    out.number("next", next);
  }

  @Override
  public void load(StateReader in) {
    epoch = in.number("epoch");
    next = in.number("next");
  }
}
