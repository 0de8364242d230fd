package org.syntagma.runtime.settings;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The references in one text: {@code ${env:NAME}} and {@code ${other.key}}; nothing else is looked
 * up anywhere. A text that another one refers to may hold references of its own; the content of a
 * variable is no template, whatever it looks like.
 */
final class References {
  private static final Pattern REFERENCE = Pattern.compile("(?<!\\$)\\$\\{([^}]*)(}?)");
  private static final String ENVIRONMENT = "env:";

  // References to references can double a text at every level, or lead very deep.
  private static final int MOST_EFFORT = 1_000_000;
  private static final int EFFORT_OF_ONE = 1_000;

  private final Setting.Fields root;
  private final Map<String, String> environment;
  private final Set<String> open = new HashSet<>();
  private int effort;

  References(Setting.Fields root, Map<String, String> environment) {
    this.root = root;
    this.environment = environment;
  }

  /** What is wrong with the first bad reference in this text, if any is bad. */
  Optional<String> firstWrong(String text) {
    return REFERENCE
        .matcher(text)
        .results()
        .flatMap(reference -> wrong(reference).stream())
        .findFirst();
  }

  private Optional<String> wrong(MatchResult reference) {
    if (reference.group(2).isEmpty()) {
      return Optional.of("'${' has no '}'; write $${ for the characters themselves");
    }
    String name = reference.group(1);
    if (name.startsWith(ENVIRONMENT) && !name.contains(":-")) {
      String variable = name.substring(ENVIRONMENT.length());
      return environment.containsKey(variable)
          ? Optional.empty()
          : Optional.of("the environment variable " + variable + " is not set; set it");
    }
    if (name.contains(":") || name.contains("$")) {
      return Optional.of(
          "${%s} is not understood; only ${env:NAME} and ${other.key} are, without defaults"
              .formatted(name));
    }
    Setting found = Key.parse(name).flatMap(key -> key.find(root)).orElse(null);
    if (found == null || found instanceof Setting.None) {
      return Optional.of(
          "${%s} refers to a key that no layer gives a value; give it one".formatted(name));
    }
    return found instanceof Setting.Text
        ? Optional.empty()
        : Optional.of(
            "${%s} refers to %s; only single values can be referred to"
                .formatted(name, found.describe()));
  }

  /**
   * The text with its references filled in. Bad references elsewhere, to which this text leads, are
   * left out: they are problems of their own.
   *
   * @throws IllegalStateException whose message says what is wrong, if they never end
   */
  String resolve(String text) {
    effort += EFFORT_OF_ONE + text.length();
    if (effort > MOST_EFFORT) {
      throw new IllegalStateException(
          "the references lead to too many others; write the value out");
    }
    StringBuilder resolved = new StringBuilder();
    Matcher reference = REFERENCE.matcher(text);
    int end = 0;
    while (reference.find()) {
      resolved.append(unescape(text.substring(end, reference.start())));
      resolved.append(value(reference.group(1)));
      end = reference.end();
    }
    return resolved.append(unescape(text.substring(end))).toString();
  }

  private static String unescape(String text) {
    return text.replace("$${", "${");
  }

  private String value(String name) {
    if (name.startsWith(ENVIRONMENT)) {
      return environment.getOrDefault(name.substring(ENVIRONMENT.length()), "");
    }
    if (!open.add(name)) {
      throw new IllegalStateException(
          "the references go round in a circle; give one of them a value");
    }
    String value = lookUp(name).map(text -> resolve(text.text())).orElse("");
    open.remove(name);
    return value;
  }

  /** The origin of a text; a path starts from the folder of whoever wrote its beginning. */
  Origin origin(Setting.Text text) {
    Matcher reference = REFERENCE.matcher(text.text());
    if (!reference.lookingAt()) {
      return text.origin();
    }
    String name = reference.group(1);
    Optional<Origin> beginning =
        name.startsWith(ENVIRONMENT)
            ? Optional.of(new Origin.Environment(name.substring(ENVIRONMENT.length())))
            : lookUp(name).map(this::origin);
    return beginning
        .<Origin>map(from -> new Origin.Reference(text.origin(), from))
        .orElse(text.origin());
  }

  private Optional<Setting.Text> lookUp(String name) {
    return Key.parse(name)
        .flatMap(key -> key.find(root))
        .filter(Setting.Text.class::isInstance)
        .map(Setting.Text.class::cast);
  }
}
