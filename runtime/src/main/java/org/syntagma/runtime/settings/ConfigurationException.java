package org.syntagma.runtime.settings;

import java.util.List;
import java.util.Optional;

/** The configuration is wrong. The message is complete and meant for the user as it stands. */
public final class ConfigurationException extends RuntimeException {
  private final transient List<Problem> problems;

  /**
   * Several problems, numbered.
   *
   * @param where what they are in, such as {@code shakespeare.yaml}
   * @param problems at least one
   */
  public ConfigurationException(String where, List<Problem> problems) {
    super(numbered(where, problems));
    this.problems = List.copyOf(problems);
  }

  /** One problem that stops everything else, such as a file that cannot be read; one line. */
  public ConfigurationException(String message) {
    super(message);
    this.problems = List.of(new Problem("", Optional.empty(), message, Optional.empty()));
  }

  /** What is wrong, in the order in which it was found. */
  public List<Problem> problems() {
    return problems;
  }

  private static String numbered(String where, List<Problem> problems) {
    int count = problems.size();
    StringBuilder text = new StringBuilder();
    text.append(count)
        .append(count == 1 ? " configuration error in " : " configuration errors in ");
    text.append(where);
    for (int i = 0; i < count; i++) {
      String number = (i + 1) + ") ";
      String indent = "\n" + " ".repeat(number.length());
      text.append('\n').append(number).append(problems.get(i).text(where).replace("\n", indent));
    }
    return text.toString();
  }
}
