package org.syntagma.data.pairs;

import org.syntagma.api.data.Pair;

/** A source in each line, without white space around it; the target is the label of the file. */
record LabelledLines(String label) implements LineFormat {
  @Override
  public Pair pair(String line) {
    return Pair.of(line.strip(), label);
  }
}
