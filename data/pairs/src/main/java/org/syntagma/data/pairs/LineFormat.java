package org.syntagma.data.pairs;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.syntagma.api.data.Pair;
import org.syntagma.toolkit.trees.LineReader;
import org.syntagma.toolkit.trees.Lines.Line;

/** A pair in each line; blank lines are none. */
@FunctionalInterface
interface LineFormat extends Format {
  /**
   * The pair in a line that is not blank.
   *
   * @throws Misfit if there is none
   */
  Pair pair(String line) throws Misfit;

  @Override
  default void read(InputStream in, Rows rows) throws IOException {
    LineReader lines = new LineReader(in, LONGEST_LINE);
    for (Optional<Line> line = lines.next();
        line.isPresent() && !rows.isFull();
        line = lines.next()) {
      if (!line.get().text().isBlank()) {
        rows.line(line.get(), this::pair);
      }
    }
  }
}
