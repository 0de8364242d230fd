package org.syntagma.tasks.syntaxtree;

import org.syntagma.api.random.Randomness;

/**
 * Hides rare words, so that the model learns to read unknown ones: every other one of those that
 * occur once, and others with a probability that falls with their count (Kiperwasser and Goldberg
 * 2016).
 */
record WordHiding(Vocabulary vocabulary, Randomness randomness) implements WordArrays.Hiding {
  private static final double ONCE = 0.5;
  private static final double SMOOTHING = 0.25;

  @Override
  public boolean hides(int place, int word) {
    int count = vocabulary.count(word);
    return randomness.uniform(place) < (count == 1 ? ONCE : SMOOTHING / (SMOOTHING + count));
  }
}
