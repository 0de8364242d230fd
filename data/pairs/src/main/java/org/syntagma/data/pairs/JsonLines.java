package org.syntagma.data.pairs;

import org.syntagma.api.data.Pair;

/** A JSON value in each line. */
record JsonLines(Filler filler) implements LineFormat {
  @Override
  public Pair pair(String line) throws Misfit {
    return filler.pair(Json.parse(line));
  }
}
