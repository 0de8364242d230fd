package org.syntagma.runtime.binding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syntagma.runtime.settings.Origin;
import org.syntagma.runtime.settings.Setting;
import org.syntagma.runtime.settings.SettingOf;

/**
 * The settings that hold after binding: those given and, with the origin {@code default}, the rest.
 */
public final class EffectiveSettings {
  private EffectiveSettings() {}

  /**
   * Completes the settings of a record. Paths come out absolute, so that they mean the same from
   * any folder.
   *
   * @param bound the record
   * @param given what it was bound from; keys that are not the record's stay as they are
   */
  public static Setting.Fields of(Record bound, Setting.Fields given) {
    return fields(SettingOf.fields(bound, Origin.Layer.DEFAULT), given);
  }

  private static Setting.Fields fields(Setting.Fields effective, Setting.Fields given) {
    Map<String, Setting> all = new LinkedHashMap<>(given.fields());
    effective
        .fields()
        .forEach((key, value) -> all.merge(key, value, (typed, bound) -> trace(bound, typed)));
    return new Setting.Fields(all, given.origin());
  }

  /** What was bound, with the place where it was typed. */
  private static Setting trace(Setting bound, Setting typed) {
    if (bound instanceof Setting.Fields effective && typed instanceof Setting.Fields given) {
      return fields(effective, given);
    }
    if (bound instanceof Setting.Items effective && typed instanceof Setting.Items given) {
      List<Setting> items = new ArrayList<>();
      for (int i = 0; i < effective.items().size(); i++) {
        items.add(trace(effective.items().get(i), given.items().get(i)));
      }
      return new Setting.Items(items, given.origin());
    }
    return bound instanceof Setting.Text text && typed instanceof Setting.Text
        ? new Setting.Text(text.text(), typed.origin())
        : bound;
  }
}
