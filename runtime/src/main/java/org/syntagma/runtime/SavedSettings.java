package org.syntagma.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.syntagma.runtime.run.RunDirectory;
import org.syntagma.runtime.run.RunException;
import org.syntagma.runtime.settings.Problems;
import org.syntagma.runtime.settings.Secrets;
import org.syntagma.runtime.settings.Setting;
import org.syntagma.runtime.settings.Settings;

/**
 * The effective configuration of a run as its directory holds it, in which secrets are redacted and
 * must be given again. Nothing else can be changed: a run that goes on ends as if it had never
 * stopped.
 */
final class SavedSettings {
  private SavedSettings() {}

  /**
   * Reads the configuration of a run.
   *
   * @param secrets assignments such as {@code backend.api-key=…}, of redacted keys only
   * @param environment where redacted keys are looked up that are not among {@code secrets}
   */
  static Settings of(Path directory, List<String> secrets, Map<String, String> environment) {
    Path file = directory.resolve("configuration.yaml");
    Settings saved = redacted(directory);
    List<String> redacted = redacted("", saved.root());
    requireSecrets(file, secrets, redacted);
    Map<String, String> known = new LinkedHashMap<>();
    redacted.forEach(
        key ->
            Optional.ofNullable(environment.get(variable(key)))
                .ifPresent(v -> known.put(variable(key), v)));
    Settings.Builder builder = Settings.builder().environment(known).file(file);
    secrets.forEach(builder::set);
    Settings whole = builder.read();
    requireNoneMissing(file, whole);
    return whole;
  }

  /**
   * Checks that a directory's run is of a plan.
   *
   * @throws RunException if it is of other settings
   */
  static void requireThose(PipelinePlan plan, Path directory) {
    Setting.Fields saved = redacted(directory).root();
    if (!SettingJson.write(saved).equals(SettingJson.write(plan.effective()))) {
      throw new RunException(
          directory
              + " holds a run of other settings: choose another directory, or set them as they were");
    }
  }

  private static void requireSecrets(Path file, List<String> given, List<String> redacted) {
    Problems problems = new Problems();
    for (String assignment : given) {
      String key = assignment.split("=", 2)[0].strip();
      boolean secret =
          redacted.stream().anyMatch(each -> key.equals(each) || key.startsWith(each + "."));
      if (!secret) {
        String these =
            redacted.isEmpty() ? "and it has none" : "which are " + String.join(", ", redacted);
        problems.add(
            key, "is settled: a run that has begun takes only its secrets again, " + these);
      }
    }
    problems.throwIfAny(file.toString());
  }

  private static void requireNoneMissing(Path file, Settings whole) {
    Problems problems = new Problems();
    for (String key : redacted("", whole.root())) {
      problems.add(
          key,
          "is a secret, which was not saved: give it again with --set %s=… or %s"
              .formatted(key, variable(key)));
    }
    problems.throwIfAny(file.toString());
  }

  /** The configuration as it was saved; where a secret was, there is a word that says so. */
  static Settings redacted(Path directory) {
    RunDirectory.configuration(directory);
    Path file = directory.resolve("configuration.yaml");
    return Settings.builder().environment(Map.of()).file(file).read();
  }

  /** The keys whose values were not saved. */
  static List<String> redacted(String path, Setting setting) {
    List<String> keys = new ArrayList<>();
    if (setting instanceof Setting.Fields map) {
      map.fields()
          .forEach(
              (key, value) ->
                  keys.addAll(redacted(path.isEmpty() ? key : path + "." + key, value)));
    } else if (setting instanceof Setting.Items list) {
      for (int i = 0; i < list.items().size(); i++) {
        keys.addAll(redacted(path + "[" + i + "]", list.items().get(i)));
      }
    } else if (setting instanceof Setting.Text text && text.text().equals(Secrets.REDACTED)) {
      keys.add(path);
    }
    return keys;
  }

  private static String variable(String key) {
    String name = key.replaceAll("\\[(\\d+)]", "__$1").replace(".", "__").replace('-', '_');
    return "SYNTAGMA_" + name.toUpperCase(Locale.ROOT);
  }
}
