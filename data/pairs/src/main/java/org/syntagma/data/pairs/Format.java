package org.syntagma.data.pairs;

import java.io.IOException;
import java.io.InputStream;

/** How pairs are written in a file. Used for one file after another. */
interface Format {
  /** The most bytes of a line, so that a file without lines cannot fill the memory. */
  int LONGEST_LINE = 1 << 24;

  /** Finds the pairs, and what is none, up to the end or until {@code rows} wants no more. */
  void read(InputStream in, Rows rows) throws IOException;
}
