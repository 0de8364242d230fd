package org.syntagma.toolkit.trees.brackets;

/** The labels of phrases in the Penn Treebank. */
final class Labels {
  /** The tag of words that are not there, such as traces. */
  static final String EMPTY = "-NONE-";

  /** What wraps a whole tree; the Penn Treebank itself leaves it without a label. */
  static final String ROOT = "ROOT";

  private Labels() {}

  /** {@code NP-SBJ-1} and {@code NP=2} are {@code NP}. */
  static String plain(String label) {
    for (int i = 1; i < label.length(); i++) {
      if (label.charAt(i) == '-' || label.charAt(i) == '=') {
        return label.charAt(0) == '-' ? label : label.substring(0, i);
      }
    }
    return label;
  }
}
