package org.syntagma.toolkit.trees.conllu;

import java.util.List;

/**
 * A line of CoNLL-U that is no comment.
 *
 * @param kind what it describes
 * @param first for a word its number, for a token its first word's, for an empty node that of the
 *     word before it
 * @param second for a token its last word's number, for an empty node its place after the word
 * @param columns all of them
 */
record Row(Kind kind, int first, int second, List<String> columns) {
  enum Kind {
    WORD,
    /** Several words that are written as one. */
    TOKEN,
    /** A word that is not there, in the enhanced graph only. */
    EMPTY
  }

  String get(Column column) {
    return columns.get(column.index());
  }

  boolean isWord() {
    return kind == Kind.WORD;
  }

  /** Whether the text goes on without a space. */
  boolean isGlued() {
    return List.of(get(Column.MISC).split("\\|", -1)).contains("SpaceAfter=No");
  }
}
