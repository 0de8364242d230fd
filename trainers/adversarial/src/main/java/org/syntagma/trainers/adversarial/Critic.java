package org.syntagma.trainers.adversarial;

import java.util.List;

/** Rewards texts. */
@FunctionalInterface
interface Critic {
  /**
   * How good each text is.
   *
   * @param texts ids without the begin symbol, at least one text
   */
  double[] reward(List<List<Integer>> texts);
}
