package org.syntagma.data.grammar;

/** What a right-hand side is made of: a word that is said, or a category that is rewritten. */
sealed interface Symbol {

  /** A terminal. */
  record Word(String text) implements Symbol {}

  /**
   * A non-terminal. Its name is a label and its features, parted by hyphens: {@code NP-being-sg}.
   */
  record Category(String name) implements Symbol {}
}
