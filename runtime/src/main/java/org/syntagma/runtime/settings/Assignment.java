package org.syntagma.runtime.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One value for one key, such as {@code stages[0].updates=10}.
 *
 * @param steps the way to the value from the root; at least one
 * @param value what to put there
 */
record Assignment(List<Step> steps, Setting value) {
  private static final Pattern STEP = Pattern.compile("([^.\\[\\]=\\s]+)(?:\\[(\\d{1,6})])?");
  private static final String PREFIX = "SYNTAGMA_";

  // The launcher reads these, so they are no settings.
  private static final Set<String> RESERVED =
      Set.of("SYNTAGMA_HOME", "SYNTAGMA_OPTS", "SYNTAGMA_JAVA", "SYNTAGMA_PLUGINS");

  /** A key, and the index in the list behind it where the way goes through a list. */
  record Step(String key, Optional<Integer> index) {
    @Override
    public String toString() {
      return key + index.map(i -> "[" + i + "]").orElse("");
    }
  }

  /** From {@code key=value} as typed behind {@code --set}. */
  static Assignment commandLine(String typed) {
    int equals = typed.indexOf('=');
    if (equals < 1) {
      throw new ConfigurationException(
          "--set %s: expected key=value, such as --set stages[0].updates=10".formatted(typed));
    }
    Origin origin = Origin.Layer.COMMAND_LINE;
    return of(
        typed.substring(0, equals).strip(), YamlText.value(typed.substring(equals + 1), origin));
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

  static Assignment of(String key, Setting value) {
    List<Step> steps = new ArrayList<>();
    for (String part : key.split("\\.", -1)) {
      Matcher step = STEP.matcher(part);
      if (!step.matches()) {
        throw new ConfigurationException(
            "%s: '%s' is not a key; expected words joined by dots, such as stages[0].updates"
                .formatted(value.origin().describe(), key));
      }
      steps.add(new Step(step.group(1), Optional.ofNullable(step.group(2)).map(Integer::valueOf)));
    }
    return new Assignment(List.copyOf(steps), value);
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
