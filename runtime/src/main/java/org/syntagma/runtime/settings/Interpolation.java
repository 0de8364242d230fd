package org.syntagma.runtime.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.configuration2.HierarchicalConfiguration;
import org.apache.commons.configuration2.interpol.ConfigurationInterpolator;
import org.apache.commons.configuration2.tree.ImmutableNode;

/** Fills in {@code ${env:NAME}} and {@code ${other.key}}; nothing else is looked up anywhere. */
final class Interpolation {
  private static final Pattern REFERENCE = Pattern.compile("(?<!\\$)\\$\\{([^}]*)(}?)");

  private final HierarchicalConfiguration<ImmutableNode> all;
  private final Map<String, String> environment;
  private final Problems problems;
  private final ConfigurationInterpolator interpolator = new ConfigurationInterpolator();

  Interpolation(
      HierarchicalConfiguration<ImmutableNode> all,
      Map<String, String> environment,
      Problems problems) {
    this.all = all;
    this.environment = environment;
    this.problems = problems;
    // A variable's content is no template, whatever it looks like.
    interpolator.registerLookup("env", name -> escape(environment.get(name)));
    interpolator.addDefaultLookup(all::getProperty);
  }

  /** This text written so that interpolation gives it back. */
  static String escape(String text) {
    return text.replace("${", "$${");
  }

  Setting.Fields fill(Setting.Fields root) {
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
    Optional<String> wrong = firstWrong(text.text());
    if (wrong.isPresent()) {
      problems.add(path, text, wrong.get());
      return text;
    }
    try {
      return new Setting.Text(String.valueOf(interpolator.interpolate(text.text())), text.origin());
    } catch (IllegalStateException e) {
      problems.add(path, text, "the references go round in a circle; give one of them a value");
      return text;
    }
  }

  private Optional<String> firstWrong(String text) {
    Matcher reference = REFERENCE.matcher(text);
    while (reference.find()) {
      Optional<String> wrong =
          reference.group(2).isEmpty()
              ? Optional.of("'${' has no '}'; write $${ for the characters themselves")
              : wrong(reference.group(1));
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    return Optional.empty();
  }

  private Optional<String> wrong(String name) {
    if (name.startsWith("env:") && !name.contains(":-")) {
      String variable = name.substring("env:".length());
      return environment.containsKey(variable)
          ? Optional.empty()
          : Optional.of("the environment variable " + variable + " is not set");
    }
    if (name.contains(":") || name.contains("$")) {
      return Optional.of(
          "${"
              + name
              + "} is not understood; only ${env:NAME} and ${other.key} are, without defaults");
    }
    Object value = lookUp(name);
    if (value == null) {
      return Optional.of("${" + name + "} refers to a key that has no value");
    }
    return value instanceof String
        ? Optional.empty()
        : Optional.of("${" + name + "} refers to a list; only single values can be referred to");
  }

  private Object lookUp(String key) {
    return key.isBlank() ? null : all.getProperty(key);
  }
}
