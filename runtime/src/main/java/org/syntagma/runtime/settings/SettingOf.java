package org.syntagma.runtime.settings;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.syntagma.api.component.DataSize;

/** Java values as settings: the way back from binding. */
public final class SettingOf {
  private SettingOf() {}

  /**
   * A value as it would be written in a file.
   *
   * @param value text, a number, a boolean, an enum, a path, a duration, a size, a setting, a
   *     record, an optional, or a list or map of these
   * @param origin where the value is from
   * @throws IllegalArgumentException if the value, or one inside it, is of another class, or a key
   *     is none
   */
  public static Setting value(Object value, Origin origin) {
    if (value instanceof Setting setting) {
      return setting;
    }
    if (value instanceof Record row && !(value instanceof DataSize)) {
      return fields(row, origin);
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Setting> fields = new LinkedHashMap<>();
      map.forEach((key, inner) -> fields.put(word(key), value(inner, origin)));
      return new Setting.Fields(fields, origin);
    }
    if (value instanceof Iterable<?> list && !(value instanceof Path)) {
      List<Setting> items = new ArrayList<>();
      list.forEach(item -> items.add(value(item, origin)));
      return new Setting.Items(items, origin);
    }
    return unwrap(value)
        .<Setting>map(
            inner -> inner == value ? new Setting.Text(text(inner), origin) : value(inner, origin))
        .orElseGet(() -> new Setting.None(origin));
  }

  private static String word(Object key) {
    String word = String.valueOf(key);
    if (!Key.isWord(word)) {
      throw new IllegalArgumentException(Key.refusal(word));
    }
    return word;
  }

  /** A record's components by their kebab-case names; those that are null are left out. */
  public static Setting.Fields fields(Record row, Origin origin) {
    Map<String, Setting> fields = new LinkedHashMap<>();
    for (RecordComponent component : row.getClass().getRecordComponents()) {
      Object value = Records.value(component, row);
      if (value != null) {
        fields.put(Records.key(component), value(value, origin));
      }
    }
    return new Setting.Fields(fields, origin);
  }

  private static Optional<Object> unwrap(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(inner -> inner);
    }
    if (value instanceof OptionalInt number) {
      return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }
    if (value instanceof OptionalLong number) {
      return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }
    if (value instanceof OptionalDouble number) {
      return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
    }
    return Optional.ofNullable(value);
  }

  private static String text(Object value) {
    if (value instanceof Enum<?> constant) {
      return Records.word(constant);
    }
    if (value instanceof Double || value instanceof Float) {
      return value.toString().replace(".0E", "E").replace('E', 'e');
    }
    if (value instanceof Path path) {
      return path.toAbsolutePath().normalize().toString();
    }
    if (value instanceof CharSequence
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof Duration
        || value instanceof DataSize) {
      return value.toString();
    }
    throw new IllegalArgumentException(
        "A setting cannot hold a %s; use text, numbers, booleans, enums, paths, durations, sizes, records, lists or maps"
            .formatted(value.getClass().getName()));
  }
}
