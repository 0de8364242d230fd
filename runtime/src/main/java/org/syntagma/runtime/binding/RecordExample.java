package org.syntagma.runtime.binding;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.syntagma.runtime.settings.Origin;
import org.syntagma.runtime.settings.Problems;
import org.syntagma.runtime.settings.Records;
import org.syntagma.runtime.settings.Setting;
import org.syntagma.runtime.settings.SettingOf;

/** Makes up settings that a record accepts, for people to start from. */
public final class RecordExample {
  private static final Origin NOWHERE = Origin.Layer.EXAMPLE;
  private static final List<String> WHOLE = List.of("100", "10", "1", "0", "-1", "1000", "100000");
  private static final List<String> DECIMAL = List.of("0.001", "0.5", "1", "2", "10", "0", "-1");

  private final RecordBinder binder;

  public RecordExample(RecordBinder binder) {
    this.binder = binder;
  }

  /**
   * The defaults, and plausible values for what must be given.
   *
   * @return empty if no guess satisfies the constraints
   */
  public <R extends Record> Optional<Setting.Fields> full(Class<R> type) {
    return complete(type, defaults(type, RecordShape.of(type).defaults()));
  }

  /** Plausible values for what must be given, and nothing else. */
  public <R extends Record> Optional<Setting.Fields> minimal(Class<R> type) {
    return complete(type, new LinkedHashMap<>());
  }

  /** What is given unless it is nothing, or an empty text. */
  private static Map<String, Setting> defaults(
      Class<? extends Record> type, Optional<? extends Record> defaults) {
    Map<String, Setting> fields = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Optional<Setting> value =
          defaults
              .map(row -> Records.value(component, row))
              .map(found -> SettingOf.value(found, NOWHERE))
              .flatMap(RecordExample::something);
      value.ifPresent(setting -> fields.put(Records.key(component), setting));
    }
    return fields;
  }

  private static Optional<Setting> something(Setting setting) {
    if (setting instanceof Setting.Fields map) {
      Map<String, Setting> fields = new LinkedHashMap<>();
      map.fields().forEach((key, value) -> something(value).ifPresent(v -> fields.put(key, v)));
      return fields.isEmpty() ? Optional.empty() : Optional.of(new Setting.Fields(fields, NOWHERE));
    }
    boolean nothing =
        setting instanceof Setting.None
            || (setting instanceof Setting.Text text && text.text().isEmpty())
            || (setting instanceof Setting.Items list && list.items().isEmpty());
    return nothing ? Optional.empty() : Optional.of(setting);
  }

  /** First what is missing, each alone; then what is optional, until the whole is accepted. */
  private <R extends Record> Optional<Setting.Fields> complete(
      Class<R> type, Map<String, Setting> fields) {
    for (RecordComponent component : type.getRecordComponents()) {
      String key = Records.key(component);
      if (wrong(type, fields, key) && !fill(type, fields, component)) {
        return Optional.empty();
      }
    }
    for (RecordComponent component : type.getRecordComponents()) {
      if (wrong(type, fields, "") && !fields.containsKey(Records.key(component))) {
        for (Setting value : guesses(component.getGenericType()).toList()) {
          fields.put(Records.key(component), value);
          if (!wrong(type, fields, "")) {
            break;
          }
          fields.remove(Records.key(component));
        }
      }
    }
    Map<String, Setting> ordered = new LinkedHashMap<>();
    RecordShape.of(type).keys().stream()
        .filter(fields::containsKey)
        .forEach(key -> ordered.put(key, fields.get(key)));
    return wrong(type, fields, "")
        ? Optional.empty()
        : Optional.of(new Setting.Fields(ordered, NOWHERE));
  }

  private boolean fill(
      Class<? extends Record> type, Map<String, Setting> fields, RecordComponent component) {
    String key = Records.key(component);
    for (Setting value : guesses(component.getGenericType()).toList()) {
      fields.put(key, value);
      if (!wrong(type, fields, key)) {
        return true;
      }
    }
    fields.remove(key);
    return false;
  }

  /** Whether anything is wrong with {@code key}, or with anything at all if that is empty. */
  private boolean wrong(Class<? extends Record> type, Map<String, Setting> fields, String key) {
    Problems problems = new Problems();
    binder.bind(type, new Setting.Fields(fields, NOWHERE), "", Set.of(), problems);
    return problems.list().stream()
        .anyMatch(
            problem ->
                key.isEmpty()
                    || problem.path().equals(key)
                    || problem.path().startsWith(key + ".")
                    || problem.path().startsWith(key + "["));
  }

  private Stream<Setting> guesses(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      Type inner = arguments[arguments.length - 1];
      if (generic.getRawType() == Optional.class) {
        return guesses(inner);
      }
      return generic.getRawType() == List.class
          ? Stream.concat(
              Stream.of(new Setting.Items(List.of(), NOWHERE)),
              guesses(inner).map(one -> new Setting.Items(List.of(one), NOWHERE)))
          : Stream.concat(
              Stream.of(new Setting.Fields(Map.of(), NOWHERE)),
              guesses(inner).map(one -> new Setting.Fields(Map.of("name", one), NOWHERE)));
    }
    Class<?> single = Scalars.unboxed((Class<?>) type);
    if (single.isRecord()) {
      return minimal(single.asSubclass(Record.class)).<Setting>map(one -> one).stream();
    }
    return texts(single).stream().map(text -> new Setting.Text(text, NOWHERE));
  }

  private static List<String> texts(Class<?> type) {
    if (type.isEnum()) {
      return Scalars.words(type);
    }
    if (type == Path.class) {
      return List.of("path/to/file");
    }
    if (type == Duration.class) {
      return List.of("30s");
    }
    if (type == boolean.class) {
      return List.of("true", "false");
    }
    if (type == String.class) {
      return List.of("text");
    }
    return TypeWords.of(type).startsWith("a whole number") ? WHOLE : DECIMAL;
  }
}
