package org.syntagma.runtime.settings;

import java.util.Optional;

/**
 * Something wrong with the configuration.
 *
 * @param path the key, such as {@code stages[0].optimizer.type}; empty for the configuration as a
 *     whole
 * @param value the offending value as typed, where showing it helps
 * @param message what is wrong and what is expected. A message that starts with {@code is} ("is
 *     missing") continues the sentence that the path begins. Further lines are advice.
 * @param origin where the value came from, if anybody wrote it
 */
public record Problem(
    String path, Optional<String> value, String message, Optional<Origin> origin) {

  private static final int LONGEST_VALUE = 80;

  /**
   * The problem as it is printed, without its number; lines after the first are not indented.
   *
   * @param headline what all the problems are in, which need not be said again
   */
  String text(String headline) {
    StringBuilder text = new StringBuilder(path);
    value.ifPresent(found -> text.append(" = ").append(shown(found)));
    if (!text.isEmpty()) {
      text.append(message.startsWith("is ") ? " " : ": ");
    }
    String[] lines = message.split("\n", 2);
    text.append(lines[0]);
    origin
        .flatMap(from -> from.layer(headline))
        .ifPresent(name -> text.append(" (from ").append(name).append(')'));
    if (lines.length > 1) {
      text.append('\n').append(lines[1]);
    }
    return text.toString();
  }

  private String shown(String found) {
    if (Secrets.hides(path.substring(path.lastIndexOf('.') + 1))) {
      return Secrets.REDACTED;
    }
    String line = oneLine(found);
    return line.isBlank() ? "'" + line + "'" : line;
  }

  /** Text from outside, cut and freed of control characters so that it fits into a message. */
  static String oneLine(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE) + "…";
  }
}
