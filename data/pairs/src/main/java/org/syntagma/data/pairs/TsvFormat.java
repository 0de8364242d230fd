package org.syntagma.data.pairs;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.syntagma.toolkit.trees.LineReader;
import org.syntagma.toolkit.trees.Lines.Line;

/** A row in each line, its fields separated by tabs, without quoting. */
record TsvFormat(TableLayout layout) implements Format {
  @Override
  public void read(InputStream in, Rows rows) throws IOException {
    LineReader lines = new LineReader(in, LONGEST_LINE);
    Table table = new Table(layout, row -> List.of(row.split("\t", -1)), rows);
    for (Optional<Line> line = lines.next();
        line.isPresent() && !rows.isFull();
        line = lines.next()) {
      if (!line.get().text().isEmpty()) {
        table.row(line.get());
      }
    }
  }
}
