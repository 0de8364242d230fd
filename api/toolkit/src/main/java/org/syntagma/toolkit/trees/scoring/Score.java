package org.syntagma.toolkit.trees.scoring;

import org.apiguardian.api.API;

/**
 * How much of what was wanted was found.
 *
 * @param gold how many things the gold standard has
 * @param system how many the system has
 * @param correct how many both have
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Score(long gold, long system, long correct) {
  /** In [0, 1]; 0 where the system has nothing. */
  public double precision() {
    return system == 0 ? 0 : (double) correct / system;
  }

  /** In [0, 1]; 0 where the gold standard has nothing. */
  public double recall() {
    return gold == 0 ? 0 : (double) correct / gold;
  }

  /** The harmonic mean of precision and recall, in [0, 1]. */
  public double f1() {
    return gold + system == 0 ? 0 : 2.0 * correct / (gold + system);
  }
}
