package org.syntagma.data.pairs;

import java.util.OptionalInt;
import org.syntagma.api.random.Randomness;

/**
 * Which pairs of the files to train on are held out. A pure function of the seed and the pair's
 * source or place: neither the run's seed nor other pairs matter. Where the source is empty, its
 * place decides, as otherwise all such would be on one side.
 *
 * @param share of the pairs, in expectation
 * @param folds if there are any, the pairs fall into so many parts, of which one is held out
 * @param fold which, from 1
 */
record Partition(double share, SplitBy by, OptionalInt folds, OptionalInt fold, long seed) {

  boolean holdsOut() {
    return share > 0 || folds.isPresent();
  }

  /**
   * Whether the pair is held out.
   *
   * @param place among all pairs, from 0
   */
  boolean holdsOut(String source, long place) {
    Randomness seeded = Randomness.of(seed);
    boolean bySource = by == SplitBy.SOURCE && !source.isEmpty();
    double drawn = (bySource ? seeded.at(source) : seeded.at(place)).uniform(0);
    return folds.isPresent()
        ? (int) (drawn * folds.getAsInt()) == fold.getAsInt() - 1
        : drawn < share;
  }
}
