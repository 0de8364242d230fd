package org.syntagma.data.pairs;

/** What decides on which side of the split a pair is. */
enum SplitBy {
  /** Its source: pairs with the same one are on the same side. */
  SOURCE,
  /** Its place among all pairs, so that pairs with the same source may be on both sides. */
  ROW
}
