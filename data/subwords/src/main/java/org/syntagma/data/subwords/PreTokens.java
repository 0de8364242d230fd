package org.syntagma.data.subwords;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits text as GPT-2 does before it looks at pairs (Radford 2019): English endings after an
 * apostrophe; runs of letters, of digits, or of other signs, each with one space before it; runs of
 * white space. The parts together are the text.
 */
final class PreTokens {
  // \s is Unicode's White_Space, which Java's own \s is not.
  private static final String SPACE = "\\p{IsWhite_Space}";

  private static final Pattern PARTS =
      Pattern.compile(
          "'(?:[stmd]|re|ve|ll)"
              + "| ?\\p{L}++"
              + "| ?\\p{N}++"
              + "| ?[^%1$s\\p{L}\\p{N}]++|%1$s+(?!%2$s)|%1$s++"
                  .formatted(SPACE, "[^" + SPACE + "]"));

  private PreTokens() {}

  static void split(String text, Consumer<String> parts) {
    Matcher matcher = PARTS.matcher(text);
    while (matcher.find()) {
      parts.accept(matcher.group());
    }
  }
}
