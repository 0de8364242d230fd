package org.syntagma.runtime.binding;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.syntagma.runtime.settings.Problems;
import org.syntagma.runtime.settings.Setting;

/** Finds keys that nobody reads. */
final class UnusedKeys {
  private final Problems problems;

  UnusedKeys(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reports the unused keys of a map.
   *
   * @param own the keys that a record reads
   * @param claimed the keys that others read; those with dots are inside nested maps
   */
  void report(Collection<String> own, Setting.Fields settings, String path, Set<String> claimed) {
    Set<String> known = new LinkedHashSet<>(own);
    claimed.stream().sorted().map(claim -> claim.split("\\.", 2)[0]).forEach(known::add);
    settings
        .fields()
        .forEach(
            (key, setting) -> {
              String place = Binding.join(path, key);
              if (!known.contains(key)) {
                unused(key, setting, place, known, leftOver(settings, setting, place));
              } else if (!own.contains(key) && !claimed.contains(key)) {
                inside(setting, place, Binding.below(claimed, key));
              }
            });
  }

  private void unused(String key, Setting setting, String place, Set<String> known, String advice) {
    // Clearing what another layer set for another type is fine; a misspelt key is not.
    boolean clears = setting instanceof Setting.None && Suggestion.closest(key, known).isEmpty();
    if (!clears) {
      problems.add(
          place, setting.origin(), "is not used. " + Suggestion.sentence(key, known) + advice);
    }
  }

  /** A line of advice where a layer gives a map another type but leaves the old one's settings. */
  private static String leftOver(Setting.Fields settings, Setting setting, String place) {
    return settings
        .get("type")
        .map(Setting::origin)
        .filter(type -> !type.isOfSameLayer(setting.origin()))
        .map(
            type ->
                "\nIf it was for another type than the one from %s, clear it with %s=none."
                    .formatted(type.describe(), place))
        .orElse("");
  }

  private void inside(Setting setting, String place, Set<String> claimed) {
    if (setting instanceof Setting.Fields map) {
      report(List.of(), map, place, claimed);
    } else if (!(setting instanceof Setting.None)) {
      problems.add(place, setting, "must be a map of settings");
    }
  }
}
