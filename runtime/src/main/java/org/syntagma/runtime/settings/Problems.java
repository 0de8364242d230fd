package org.syntagma.runtime.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers problems, so that the user sees all of them at once. Not for use by several threads. */
public final class Problems {
  private final List<Problem> problems = new ArrayList<>();

  /** Adds a problem with no value to show. */
  public void add(String path, String message) {
    problems.add(new Problem(path, Optional.empty(), message, Optional.empty()));
  }

  /** Adds a problem with the key itself, such as an unknown one; names where it is from. */
  public void add(String path, Origin origin, String message) {
    problems.add(new Problem(path, Optional.empty(), message, Optional.of(origin)));
  }

  /** Adds a problem with this setting; shows its text and names where it is from. */
  public void add(String path, Setting setting, String message) {
    Optional<String> value =
        setting instanceof Setting.Text text ? Optional.of(text.text()) : Optional.empty();
    problems.add(new Problem(path, value, message, Optional.of(setting.origin())));
  }

  /** Adds a problem with a value that the user did not type, such as a default. */
  public void add(String path, String value, String message) {
    problems.add(new Problem(path, Optional.of(value), message, Optional.empty()));
  }

  /** How many problems there are so far. */
  public int count() {
    return problems.size();
  }

  /** The problems so far, in the order in which they were found. */
  public List<Problem> list() {
    return List.copyOf(problems);
  }

  /**
   * Throws if there is any problem.
   *
   * @param where what the problems are in: usually the configuration file as the user typed it
   * @throws ConfigurationException with all problems
   */
  public void throwIfAny(String where) {
    if (!problems.isEmpty()) {
      throw new ConfigurationException(where, problems);
    }
  }
}
