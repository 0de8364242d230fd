package org.syntagma.toolkit.trees.brackets;

import java.util.Map;
import java.util.regex.Pattern;

/** How the Penn Treebank writes words that would look like brackets. */
final class Escapes {
  private static final Map<String, String> BRACKETS =
      Map.of("-LRB-", "(", "-RRB-", ")", "-LSB-", "[", "-RSB-", "]", "-LCB-", "{", "-RCB-", "}");

  private static final Pattern ESCAPE = Pattern.compile("-[LR][RSC]B-|\\\\[/*]");

  private Escapes() {}

  /** The word that is meant; an escape may be a part of it. */
  static String read(String leaf) {
    return ESCAPE
        .matcher(leaf)
        .replaceAll(found -> BRACKETS.getOrDefault(found.group(), found.group().substring(1)));
  }

  /** Escapes only what reading needs; a space inside a word becomes an underscore. */
  static String write(String word) {
    return word.replace("(", "-LRB-").replace(")", "-RRB-").replaceAll("\\p{javaWhitespace}", "_");
  }
}
