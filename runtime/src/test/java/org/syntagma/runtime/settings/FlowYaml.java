package org.syntagma.runtime.settings;

import java.util.Map;
import java.util.stream.Collectors;

/** A tree as YAML in one line, with sorted keys and all texts quoted; equal for equal trees. */
public final class FlowYaml {
  private FlowYaml() {}

  public static String of(Setting setting) {
    if (setting instanceof Setting.Fields map) {
      return map.fields().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .map(entry -> entry.getKey() + ": " + of(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (setting instanceof Setting.Items list) {
      return list.items().stream().map(FlowYaml::of).collect(Collectors.joining(", ", "[", "]"));
    }
    return setting instanceof Setting.Text text ? quoted(text.text()) : "none";
  }

  private static String quoted(String text) {
    return text.replace("${", "$${")
        .codePoints()
        .mapToObj(c -> isPlain(c) ? Character.toString(c) : "\\U%08x".formatted(c))
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static boolean isPlain(int c) {
    return (c >= ' ' && c <= '~' && c != '"' && c != '\\') || Character.isLetter(c);
  }
}
