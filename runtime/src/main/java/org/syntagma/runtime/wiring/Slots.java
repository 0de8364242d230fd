package org.syntagma.runtime.wiring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syntagma.runtime.settings.Setting;

/** Reads and writes the settings behind the name of a slot, which may be dotted. */
final class Slots {
  private Slots() {}

  /** The setting at this name; empty if it is absent or was cleared. */
  static Optional<Setting> find(Setting.Fields owner, String name) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      return owner.get(name);
    }
    return owner
        .get(name.substring(0, dot))
        .filter(Setting.Fields.class::isInstance)
        .flatMap(map -> find((Setting.Fields) map, name.substring(dot + 1)));
  }

  /** The settings with the effective ones of what fills a slot; an empty slot changes nothing. */
  static Setting.Fields put(Setting.Fields owner, String name, Filling filling) {
    if (filling.plans().isEmpty()) {
      return owner;
    }
    int dot = name.indexOf('.');
    String key = dot < 0 ? name : name.substring(0, dot);
    Setting old = owner.fields().get(key);
    Setting replaced =
        dot < 0
            ? effective(filling, old)
            : put((Setting.Fields) old, name.substring(dot + 1), filling);
    Map<String, Setting> fields = new LinkedHashMap<>(owner.fields());
    fields.put(key, replaced);
    return new Setting.Fields(fields, owner.origin());
  }

  private static Setting effective(Filling filling, Setting old) {
    List<Setting> settings = filling.plans().stream().<Setting>map(Planned::effective).toList();
    if (filling instanceof Filling.Several) {
      return new Setting.Items(settings, old.origin());
    }
    if (filling instanceof Filling.Named named) {
      Map<String, Setting> byName = new LinkedHashMap<>();
      named.byName().forEach((name, plan) -> byName.put(name, plan.effective()));
      return new Setting.Fields(byName, old.origin());
    }
    return settings.get(0);
  }
}
