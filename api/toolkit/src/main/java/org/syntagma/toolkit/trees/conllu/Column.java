package org.syntagma.toolkit.trees.conllu;

/** The columns of CoNLL-U. */
enum Column {
  ID(0),
  FORM(1),
  LEMMA(2),
  UPOS(3),
  XPOS(4),
  FEATS(5),
  HEAD(6),
  DEPREL(7),
  DEPS(8),
  MISC(9);

  static final int COUNT = values().length;

  /** What a column holds where there is nothing. */
  static final String NOTHING = "_";

  private final int index;

  Column(int index) {
    this.index = index;
  }

  /** Its place, from 0. */
  int index() {
    return index;
  }
}
