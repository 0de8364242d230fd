package org.syntagma.toolkit.trees.brackets;

import java.util.Map;

/** How the Penn Treebank writes words that would look like brackets. */
final class Escapes {
  private static final Map<String, String> BRACKETS =
      Map.of("-LRB-", "(", "-RRB-", ")", "-LSB-", "[", "-RSB-", "]", "-LCB-", "{", "-RCB-", "}");

  private Escapes() {}

  static String read(String leaf) {
    String bracket = BRACKETS.get(leaf);
    return bracket != null ? bracket : leaf.replace("\\/", "/").replace("\\*", "*");
  }

  /** Escapes only what reading needs; a space inside a word becomes an underscore. */
  static String write(String word) {
    return word.replace("(", "-LRB-").replace(")", "-RRB-").replaceAll("\\s", "_");
  }
}
