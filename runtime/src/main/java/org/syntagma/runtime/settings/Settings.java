package org.syntagma.runtime.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The configuration of one run, all layers combined.
 *
 * @param root all settings, references filled in
 * @param where what the settings are from, for the headline of problems: the files as the user
 *     typed them
 */
public record Settings(Setting.Fields root, String where) {

  /** Starts with nothing but the environment of this process. */
  public static Builder builder() {
    return new Builder();
  }

  /** Settings that are already at hand. */
  public static Settings of(Setting.Fields root) {
    return new Settings(root, "the settings");
  }

  /**
   * The settings as YAML that reads back to the same tree. Behind each value is a comment with its
   * origin; secrets are redacted.
   */
  public String toYaml() {
    return YamlWriter.write(root);
  }

  /**
   * Gathers layers. Weakest first: files in the order given, environment variables, then what
   * {@code set} was given, in order. Maps merge unless they are written with different {@code
   * type}s, {@code none} clears, everything else replaces what is below; a list is replaced whole
   * unless the key names one of its elements.
   */
  public static final class Builder {
    private final List<Path> files = new ArrayList<>();
    private final List<Assignment> assignments = new ArrayList<>();
    private Map<String, String> environment = System.getenv();

    private Builder() {}

    /**
     * Adds a YAML file, or a properties file if its name ends in {@code .properties}, over those
     * before.
     */
    public Builder file(Path file) {
      files.add(file);
      return this;
    }

    /**
     * Replaces the environment, which is this process's otherwise. {@code
     * SYNTAGMA_STAGES__0__WARMUP_STEPS} is the key {@code stages[0].warmup-steps}: two underscores
     * go one level down, one is a hyphen, digits are an index. {@code SYNTAGMA_HOME}, {@code
     * _OPTS}, {@code _JAVA} and {@code _PLUGINS} are not settings.
     */
    public Builder environment(Map<String, String> variables) {
      environment = Map.copyOf(variables);
      return this;
    }

    /**
     * Sets one value as on the command line.
     *
     * @param assignment such as {@code stages[0].updates=10}, {@code betas=[0.9, 0.95]} or {@code
     *     clip-norm=none}
     * @throws ConfigurationException if this is not {@code key=value}
     */
    public Builder set(String assignment) {
      assignments.add(Assignment.commandLine(assignment));
      return this;
    }

    /**
     * Sets one value in code.
     *
     * @param key such as {@code stages[0].updates}
     * @param value text, a number, a boolean, an enum, a path, a duration, a record, or a list or
     *     map of these
     * @throws IllegalArgumentException if the value is of another class
     */
    public Builder set(String key, Object value) {
      assignments.add(Assignment.of(key, SettingOf.value(value, Origin.Layer.CODE)));
      return this;
    }

    /**
     * Reads and combines everything.
     *
     * @throws ConfigurationException if a file cannot be read or an index or reference leads
     *     nowhere
     */
    public Settings read() {
      Problems problems = new Problems();
      Layers layers = new Layers(problems);
      files.forEach(layers::addFile);
      Assignment.environment(environment).forEach(layers::add);
      assignments.forEach(layers::add);
      Setting.Fields root = new Interpolation(layers.root(), environment, problems).fill();
      problems.throwIfAny(where());
      return new Settings(root, where());
    }

    private String where() {
      return files.isEmpty()
          ? "the settings"
          : files.stream().map(Path::toString).collect(Collectors.joining(", "));
    }
  }
}
