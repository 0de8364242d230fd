package org.syntagma.runtime.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One value for one key, such as {@code stages[0].updates=10}.
 *
 * @param key where to put the value
 * @param value what to put there
 */
record Assignment(Key key, Setting value) {
  private static final String PREFIX = "SYNTAGMA_";

  // The launcher reads these, so they are no settings.
  private static final Set<String> RESERVED =
      Set.of("SYNTAGMA_HOME", "SYNTAGMA_OPTS", "SYNTAGMA_JAVA", "SYNTAGMA_PLUGINS");

  /** From {@code key=value} as typed behind {@code --set}. */
  static Assignment commandLine(String typed) {
    int equals = typed.indexOf('=');
    if (equals < 1) {
      throw new ConfigurationException(
          "--set %s: expected key=value, such as --set stages[0].updates=10"
              .formatted(Problem.oneLine(typed)));
    }
    String key = typed.substring(0, equals).strip();
    Origin origin = new Origin.CommandLine(Problem.oneLine(key));
    return of(key, YamlText.value(typed.substring(equals + 1), origin));
  }

  /** From an environment variable; empty if its name says that it is no setting. */
  static Optional<Assignment> environment(String variable, String value) {
    if (!variable.startsWith(PREFIX) || RESERVED.contains(variable)) {
      return Optional.empty();
    }
    Origin origin = new Origin.Environment(variable);
    String key =
        variable
            .substring(PREFIX.length())
            .toLowerCase(Locale.ROOT)
            .replaceAll("__(\\d+)(?=__|$)", "[$1]")
            .replace("__", ".")
            .replace('_', '-');
    return Optional.of(of(key, YamlText.value(value, origin)));
  }

  /**
   * Puts a value at a key.
   *
   * @throws ConfigurationException if this is no key
   */
  static Assignment of(String key, Setting value) {
    return Key.parse(key)
        .map(parsed -> new Assignment(parsed, value))
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "%s: '%s' is not a key; expected words of letters, digits, '-' and '_', joined by dots, such as stages[0].weight-decay"
                        .formatted(value.origin().describe(), Problem.oneLine(key))));
  }

  /**
   * All settings in the environment, in the order of their names, so that the outcome never varies.
   */
  static List<Assignment> environment(Map<String, String> variables) {
    return variables.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(entry -> environment(entry.getKey(), entry.getValue()).stream())
        .toList();
  }
}
