package org.syntagma.toolkit.shapes;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern over dotted paths: {@code *} stands for any characters within one name, {@code **} for
 * any characters at all.
 */
public record PathPattern(String glob) implements Predicate<String> {
  private static final Pattern PIECE = Pattern.compile("\\*\\*|\\*|[^*]+");

  @Override
  public boolean test(String path) {
    return path.matches(PIECE.matcher(glob).replaceAll(match -> regex(match.group())));
  }

  /** Quoted once more, because it goes in as a replacement. */
  private static String regex(String piece) {
    return switch (piece) {
      case "**" -> ".*";
      case "*" -> "[^.]*";
      default -> Matcher.quoteReplacement(Pattern.quote(piece));
    };
  }
}
