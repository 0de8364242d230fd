package org.syntagma.data.pairs;

import java.util.List;

/**
 * Which columns of a table are wanted.
 *
 * @param source a column's number, from 1, or its name
 * @param target likewise
 * @param header whether the first row names the columns
 * @param separators what separates columns, in the words of messages
 */
record ColumnChoice(String source, String target, boolean header, String separators)
    implements TableLayout {
  private static final String NUMBER = "[1-9][0-9]{0,4}";

  /** Whether the columns can be found: names need a header. */
  static boolean isKnown(String column, boolean header) {
    return header || column.matches(NUMBER);
  }

  @Override
  public Columns numbered() {
    return new Columns(number(source), number(target), separators);
  }

  /** What is no name in the header can be a number. */
  @Override
  public Columns named(List<String> names) throws Misfit {
    return new Columns(find(source, names), find(target, names), separators);
  }

  private static int number(String column) {
    return Integer.parseInt(column) - 1;
  }

  private static int find(String column, List<String> names) throws Misfit {
    int index = names.indexOf(column);
    if (index != names.lastIndexOf(column)) {
      throw new Misfit(
          "found several columns '%s' in the header; expected different names: use a number"
              .formatted(column));
    }
    if (index < 0 && column.matches(NUMBER)) {
      index = number(column);
    }
    if (index < 0 || index >= names.size()) {
      throw new Misfit(
          "found no column '%s' in the header; expected one of %s"
              .formatted(column, String.join(", ", names)));
    }
    return index;
  }
}
