package org.syntagma.toolkit.trees.words;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** English words that are written as one and understood as two. */
final class Contractions {
  private static final List<Pattern> PATTERNS =
      List.of(
          pattern("(.+)(n['’]t)"),
          pattern("(.+)(['’](?:s|m|d|re|ve|ll))"),
          pattern("(\\p{L}+s)(['’])"),
          pattern("(can)(not)"),
          pattern("(gon|wan)(na)"),
          pattern("(got)(ta)"),
          pattern("(do|does|did|is|are|was|were|has|have|had|ca|wo|could|would|should)(nt)"));

  private Contractions() {}

  private static Pattern pattern(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** The words of a token: two, or else the token itself. */
  static List<String> split(String token) {
    for (Pattern pattern : PATTERNS) {
      Matcher parts = pattern.matcher(token);
      if (parts.matches()) {
        return List.of(parts.group(1), parts.group(2));
      }
    }
    return List.of(token);
  }
}
