package org.syntagma.runtime.binding;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 30s}, {@code 1h30m}, {@code 250ms}, or as in ISO 8601. */
final class Durations {
  private static final Pattern SHORT =
      Pattern.compile(
          "(?=\\d)(?:(\\d{1,9})d)? ?(?:(\\d{1,9})h)? ?(?:(\\d{1,9})m)? ?(?:(\\d{1,9})s)? ?(?:(\\d{1,9})ms)?");
  private static final String EXPECTED = "must be a duration such as 30s, 5m, 1h30m or PT1.5S";

  private Durations() {}

  static Duration parse(String text) {
    Matcher parts = SHORT.matcher(text);
    if (parts.matches()) {
      return Duration.ofDays(part(parts, 1))
          .plusHours(part(parts, 2))
          .plusMinutes(part(parts, 3))
          .plusSeconds(part(parts, 4))
          .plusMillis(part(parts, 5));
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(EXPECTED, e);
    }
  }

  private static long part(Matcher parts, int group) {
    return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
  }
}
