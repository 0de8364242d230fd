package org.syntagma.toolkit.structured;

import org.syntagma.api.random.Randomness;

/** The numbers of a random stream, one after another. */
final class Draws {
  private final Randomness randomness;
  private long counter;

  Draws(Randomness randomness) {
    this.randomness = randomness;
  }

  /** The next, in [0, 1). */
  double next() {
    return randomness.uniform(counter++);
  }
}
