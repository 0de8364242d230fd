package org.syntagma.toolkit.trees.conllu;

import java.util.List;

/** Rebuilds what was written from tokens and the spaces between them. */
final class SurfaceText {
  private SurfaceText() {}

  static String of(List<Row> rows) {
    StringBuilder text = new StringBuilder();
    int inside = 0;
    for (Row row : rows) {
      // A token's own line stands for its words.
      boolean shown = row.kind() == Row.Kind.TOKEN || (row.isWord() && row.first() > inside);
      if (shown) {
        text.append(row.get(Column.FORM)).append(row.isGlued() ? "" : " ");
        inside = row.second();
      }
    }
    return text.toString().stripTrailing();
  }
}
