package org.syntagma.toolkit.trees.conllu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.syntagma.toolkit.trees.conllu.Row.Kind;

/** Turns the lines of one sentence into rows, and checks that their numbers follow each other. */
final class RowParser {
  // Nine digits fit an int.
  private static final Pattern ID = Pattern.compile("(\\d{1,9})(?:([-.])(\\d{1,9}))?");

  private final List<Row> rows = new ArrayList<>();
  private int words;
  private int empties;
  private int tokenEnd;

  List<Row> rows() {
    return List.copyOf(rows);
  }

  int words() {
    return words;
  }

  /** The last word of the tokens so far; more than {@link #words()} if it is not there yet. */
  int tokenEnd() {
    return tokenEnd;
  }

  void add(String line, Consumer<String> faults) {
    List<String> columns = List.of(line.split("\t", -1));
    if (columns.size() != Column.COUNT) {
      faults.accept(
          "found %d columns; expected %d, parted by tabs".formatted(columns.size(), Column.COUNT));
      // The words that follow are not to blame.
      if (columns.get(0).equals(String.valueOf(words + 1))) {
        words++;
        empties = 0;
      }
      return;
    }
    for (Column column : Column.values()) {
      if (columns.get(column.index()).isEmpty()) {
        faults.accept("column " + column + " is empty; expected _ where there is nothing");
      }
    }
    row(columns, faults)
        .ifPresentOrElse(
            rows::add,
            () -> faults.accept("found the ID '" + columns.get(0) + "'; expected " + expected()));
  }

  private String expected() {
    String token = (words + 1) + "-" + (words + 2);
    return "%d, a token such as %s or an empty node %d.%d"
        .formatted(words + 1, token, words, empties + 1);
  }

  private Optional<Row> row(List<String> columns, Consumer<String> faults) {
    Matcher id = ID.matcher(columns.get(0));
    if (!id.matches()) {
      return Optional.empty();
    }
    int first = Integer.parseInt(id.group(1));
    if (id.group(2) == null) {
      return word(first, columns);
    }
    int second = Integer.parseInt(id.group(3));
    if (id.group(2).equals(".")) {
      boolean next = first == words && second == empties + 1;
      empties += next ? 1 : 0;
      return next ? Optional.of(new Row(Kind.EMPTY, first, second, columns)) : Optional.empty();
    }
    if (first != words + 1 || second < first) {
      return Optional.empty();
    }
    if (first <= tokenEnd) {
      faults.accept("token %s overlaps the one before it".formatted(columns.get(0)));
    }
    tokenEnd = second;
    return Optional.of(new Row(Kind.TOKEN, first, second, columns));
  }

  private Optional<Row> word(int number, List<String> columns) {
    if (number != words + 1) {
      return Optional.empty();
    }
    words++;
    empties = 0;
    return Optional.of(new Row(Kind.WORD, number, number, columns));
  }
}
