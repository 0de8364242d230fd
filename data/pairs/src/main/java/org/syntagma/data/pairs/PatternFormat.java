package org.syntagma.data.pairs;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Pair;

/** A pair in each line, found by a regular expression that matches the whole line. */
final class PatternFormat implements LineFormat {
  private static final String SOURCE = "source";
  private static final String TARGET = "target";
  private static final int SHOWN = 60;
  private static final long STEPS = 1_000_000;
  private static final long STEPS_PER_CHARACTER = 100;

  private final Pattern pattern;

  /**
   * Compiles the pattern.
   *
   * @throws DataException if it is none, or has not both groups
   */
  PatternFormat(String regex) {
    try {
      pattern = Pattern.compile(regex);
      requireGroups(regex);
    } catch (PatternSyntaxException e) {
      throw new DataException(
          "pattern = %s: found no regular expression of Java (%s)"
              .formatted(regex, e.getDescription()),
          e);
    }
  }

  private static void requireGroups(String regex) {
    // An alternative that always matches, so that the matcher can be asked for its groups.
    Matcher matcher = Pattern.compile("|" + regex).matcher("");
    for (String name : new String[] {SOURCE, TARGET}) {
      try {
        Optional<String> unused =
            Optional.ofNullable(matcher.lookingAt() ? matcher.group(name) : "");
      } catch (IllegalArgumentException e) {
        throw new DataException(
            "pattern = %s: found no group called %s; expected one, such as (?<%s>.*)"
                .formatted(regex, name, name),
            e);
      }
    }
  }

  @Override
  public Pair pair(String line) throws Misfit {
    try {
      long steps = STEPS + STEPS_PER_CHARACTER * line.length();
      Matcher matcher = pattern.matcher(new CountedText(line, steps));
      if (!matcher.matches()) {
        throw new Misfit(
            "found '%s', which the pattern does not match; expected a line that it matches whole"
                .formatted(beginning(line)));
      }
      return Pair.of(group(matcher, SOURCE), group(matcher, TARGET));
    } catch (StackOverflowError | CountedText.Exhausted e) {
      throw new Misfit(
          "found '%s', on which the pattern does not come to an end; expected a pattern that does not repeat a group that itself repeats: use possessive quantifiers, such as [^:]*+"
              .formatted(beginning(line)));
    }
  }

  private static String group(Matcher matcher, String name) throws Misfit {
    return Optional.ofNullable(matcher.group(name))
        .orElseThrow(
            () -> new Misfit("found no %s; expected the pattern's group to match".formatted(name)));
  }

  private static String beginning(String line) {
    if (line.length() <= SHOWN) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
    return line.substring(0, end) + "…";
  }
}
