package org.syntagma.runtime.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes settings so that a person can see where each value is from and a program can read them
 * back.
 */
final class YamlWriter {
  private static final Path NOWHERE = Path.of("");

  private YamlWriter() {}

  static String write(Setting.Fields root) {
    return root.fields().isEmpty() ? "{}\n" : String.join("\n", lines(root)) + "\n";
  }

  private static List<String> lines(Setting.Fields map) {
    List<String> lines = new ArrayList<>();
    map.fields().forEach((key, value) -> lines.addAll(entry(key, value)));
    return lines;
  }

  private static List<String> entry(String key, Setting value) {
    String start = key + ":";
    if (Secrets.hides(key) && !(value instanceof Setting.None)) {
      return List.of(start + " " + Secrets.REDACTED + comment(value));
    }
    if (isSingle(value)) {
      return List.of(start + " " + single(value));
    }
    List<String> lines = new ArrayList<>();
    lines.add(start);
    nested(value).forEach(line -> lines.add("  " + line));
    return lines;
  }

  private static List<String> nested(Setting value) {
    return value instanceof Setting.Fields map ? lines(map) : lines((Setting.Items) value);
  }

  private static List<String> lines(Setting.Items list) {
    List<String> lines = new ArrayList<>();
    for (Setting item : list.items()) {
      List<String> block = isSingle(item) ? List.of(single(item)) : nested(item);
      for (int i = 0; i < block.size(); i++) {
        lines.add((i == 0 ? "- " : "  ") + block.get(i));
      }
    }
    return lines;
  }

  private static boolean isSingle(Setting value) {
    return !(value instanceof Setting.Fields map && !map.fields().isEmpty())
        && !(value instanceof Setting.Items list && !list.items().isEmpty());
  }

  private static String single(Setting value) {
    String text =
        value instanceof Setting.Text scalar
            ? text(Interpolation.escape(scalar.text()))
            : value instanceof Setting.None ? "none" : value instanceof Setting.Items ? "[]" : "{}";
    return text + comment(value);
  }

  private static String comment(Setting value) {
    String origin = value.origin().describe().replaceAll("\\p{Cntrl}", "?");
    return origin.isEmpty() ? "" : "  # " + origin;
  }

  /** Plain where it reads back as it stands, quoted otherwise. */
  private static String text(String text) {
    return readsBack(text) ? text : quoted(text);
  }

  private static boolean readsBack(String text) {
    if (text.contains("\n") || text.contains("\r")) {
      return false;
    }
    try {
      Map<String, Setting> read = YamlText.file("x: " + text + "  # x", NOWHERE).fields();
      return read.get("x") instanceof Setting.Text value && value.text().equals(text);
    } catch (ConfigurationException e) {
      return false;
    }
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
              } else if (isHidden(c)) {
                quoted.append("\\u%04x".formatted(c));
              } else {
                quoted.appendCodePoint(c);
              }
            });
    return quoted.append('"').toString();
  }

  /** What YAML or a reader would not see: control characters, breaks, halves of characters. */
  private static boolean isHidden(int c) {
    return c < ' '
        || (c >= 0x7f && c <= 0xa0)
        || c == 0x2028
        || c == 0x2029
        || (c >= 0xd800 && c <= 0xdfff)
        || (c >= 0xfeff && c <= 0xffff);
  }
}
