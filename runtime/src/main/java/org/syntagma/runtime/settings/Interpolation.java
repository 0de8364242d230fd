package org.syntagma.runtime.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fills in the references of a whole tree. */
final class Interpolation {
  private final Setting.Fields root;
  private final Map<String, String> environment;
  private final Problems problems;

  Interpolation(Setting.Fields root, Map<String, String> environment, Problems problems) {
    this.root = root;
    this.environment = environment;
    this.problems = problems;
  }

  /** This text written so that interpolation gives it back. */
  static String escape(String text) {
    return text.replace("${", "$${");
  }

  /** The settings with all references filled in. */
  Setting.Fields fill() {
    return fields(root, "");
  }

  private Setting.Fields fields(Setting.Fields map, String path) {
    Map<String, Setting> filled = new LinkedHashMap<>();
    map.fields()
        .forEach(
            (key, value) -> filled.put(key, fill(value, path.isEmpty() ? key : path + "." + key)));
    return new Setting.Fields(filled, map.origin());
  }

  private Setting fill(Setting setting, String path) {
    if (setting instanceof Setting.Fields map) {
      return fields(map, path);
    }
    if (setting instanceof Setting.Items list) {
      List<Setting> filled = new ArrayList<>();
      for (Setting item : list.items()) {
        filled.add(fill(item, path + "[" + filled.size() + "]"));
      }
      return new Setting.Items(filled, list.origin());
    }
    return setting instanceof Setting.Text text && text.text().contains("${")
        ? fill(text, path)
        : setting;
  }

  private Setting.Text fill(Setting.Text text, String path) {
    References references = new References(root, environment);
    Optional<String> wrong = references.firstWrong(text.text());
    if (wrong.isEmpty()) {
      try {
        return new Setting.Text(references.resolve(text.text()), references.origin(text));
      } catch (IllegalStateException e) {
        wrong = Optional.of(e.getMessage());
      }
    }
    problems.add(path, text, wrong.get());
    return text;
  }
}
