package org.syntagma.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syntagma.runtime.settings.Problems;
import org.syntagma.runtime.settings.Setting;
import org.syntagma.runtime.settings.Settings;

/**
 * What each entry of a list is good for: a configuration as it is, and once without each entry of
 * that list in its stages, such as each of its penalties. All else stays, the seed too.
 *
 * @param variants the whole configuration first
 */
public record Ablation(List<Variant> variants) {
  private static final String STAGES = "stages";

  public Ablation {
    variants = List.copyOf(variants);
  }

  /**
   * One run.
   *
   * @param name {@code all} or {@code without NAME}, where the name is the entry's own or its type,
   *     behind that of its stage and a dot where several stages have such a list
   */
  public record Variant(String name, Settings settings) {}

  /**
   * The runs of a configuration.
   *
   * @param list the key of the list in a stage
   * @throws org.syntagma.runtime.settings.ConfigurationException if no stage has such a list
   */
  public static Ablation of(Settings settings, String list) {
    Map<String, Settings> variants = new LinkedHashMap<>();
    variants.put("all", settings);
    List<Setting> stages = items(settings.root(), STAGES);
    boolean several =
        stages.stream().filter(stage -> !items(stage, list).isEmpty()).limit(2).count() > 1;
    for (int i = 0; i < stages.size(); i++) {
      List<Setting> entries = items(stages.get(i), list);
      for (int j = 0; j < entries.size(); j++) {
        String entry = name(entries.get(j)).orElse(list + "[" + j + "]");
        String name =
            several ? name(stages.get(i)).orElse("stages[" + i + "]") + "." + entry : entry;
        Setting stage = with(stages.get(i), list, without(entries, j));
        List<Setting> others = new ArrayList<>(stages);
        others.set(i, stage);
        Setting.Fields root = (Setting.Fields) with(settings.root(), STAGES, others);
        variants.put(unused("without " + name, variants), new Settings(root, settings.where()));
      }
    }
    if (variants.size() == 1) {
      Problems problems = new Problems();
      problems.add(STAGES, "none has " + list + " that could be left out");
      problems.throwIfAny(settings.where());
    }
    return new Ablation(
        variants.entrySet().stream()
            .map(each -> new Variant(each.getKey(), each.getValue()))
            .toList());
  }

  private static String unused(String name, Map<String, Settings> names) {
    String free = name;
    for (int i = 2; names.containsKey(free); i++) {
      free = name + " " + i;
    }
    return free;
  }

  private static List<Setting> items(Setting map, String key) {
    return map instanceof Setting.Fields fields
            && fields.get(key).orElse(null) instanceof Setting.Items items
        ? items.items()
        : List.of();
  }

  private static Optional<String> name(Setting entry) {
    return text(entry, "name").or(() -> text(entry, "type"));
  }

  private static Optional<String> text(Setting entry, String key) {
    return entry instanceof Setting.Fields fields
            && fields.get(key).orElse(null) instanceof Setting.Text text
        ? Optional.of(text.text())
        : Optional.empty();
  }

  private static List<Setting> without(List<Setting> entries, int index) {
    List<Setting> others = new ArrayList<>(entries);
    others.remove(index);
    return others;
  }

  /** The map with another list at a key that it has. */
  private static Setting with(Setting map, String key, List<Setting> list) {
    Setting.Fields fields = (Setting.Fields) map;
    Map<String, Setting> changed = new LinkedHashMap<>(fields.fields());
    changed.computeIfPresent(key, (same, old) -> new Setting.Items(list, old.origin()));
    return new Setting.Fields(changed, fields.origin());
  }
}
