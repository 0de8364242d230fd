package org.syntagma.toolkit.trees.conllu;

import java.util.List;
import java.util.Optional;
import org.syntagma.api.syntax.Sentence;

/** The lines of CoNLL-U that a sentence was read from. */
final class ConlluSource {
  private ConlluSource() {}

  static boolean isComment(String line) {
    return line.startsWith("#");
  }

  /** Its lines in order, comments included; nothing if it was read from something else. */
  static Optional<List<String>> lines(Sentence sentence) {
    // As a file is read: a carriage return may be a part of a line.
    List<String> lines = List.of(sentence.source().split("\n"));
    return sentence.source().isEmpty()
            || !rows(lines).map(rows -> fits(rows, sentence)).orElse(false)
        ? Optional.empty()
        : Optional.of(lines);
  }

  /** Its rows in order; nothing if it was read from something else. */
  static Optional<List<Row>> rows(Sentence sentence) {
    return lines(sentence).flatMap(ConlluSource::rows);
  }

  private static Optional<List<Row>> rows(List<String> lines) {
    RowParser parser = new RowParser();
    boolean[] broken = new boolean[1];
    lines.stream()
        .filter(line -> !isComment(line))
        .forEach(line -> parser.add(line, fault -> broken[0] = true));
    return broken[0] ? Optional.empty() : Optional.of(parser.rows());
  }

  private static boolean fits(List<Row> rows, Sentence sentence) {
    List<String> forms =
        rows.stream().filter(Row::isWord).map(row -> row.get(Column.FORM)).toList();
    return forms.equals(sentence.words());
  }
}
