package org.syntagma.data.treebanks;

/** What to do about damaged sentences. */
enum Faults {
  /** Refuse the whole treebank and say what is wrong with it. */
  FAIL,
  /** Leave them out, say how many, and keep them in a file with what is wrong with each. */
  SKIP
}
