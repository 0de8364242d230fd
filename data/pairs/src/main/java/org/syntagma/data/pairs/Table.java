package org.syntagma.data.pairs;

import java.util.List;
import java.util.Optional;
import org.syntagma.toolkit.trees.Lines.Line;

/** The rows of one table, of which the first may be a header. */
final class Table {
  /** Cuts a row into fields. */
  @FunctionalInterface
  interface Splitter {
    List<String> fields(String row) throws Misfit;
  }

  private final TableLayout layout;
  private final Splitter splitter;
  private final Rows rows;
  private Optional<TableLayout.Fields> columns;

  Table(TableLayout layout, Splitter splitter, Rows rows) {
    this.layout = layout;
    this.splitter = splitter;
    this.rows = rows;
    columns = layout.header() ? Optional.empty() : Optional.of(layout.numbered());
  }

  /**
   * Takes the next row, which may go over several lines.
   *
   * @throws org.syntagma.api.data.DataException if it is a header without the columns
   */
  void row(Line row) {
    if (columns.isEmpty()) {
      columns = Optional.of(header(row));
    } else {
      TableLayout.Fields known = columns.get();
      rows.line(row, text -> known.pair(splitter.fields(text)));
    }
  }

  private TableLayout.Fields header(Line row) {
    if (row.fault().isPresent()) {
      throw rows.fatal(row.fault().get().line(), row.fault().get().message());
    }
    try {
      return layout.named(splitter.fields(row.text()));
    } catch (Misfit e) {
      throw rows.fatal(row.number(), e.getMessage());
    }
  }
}
