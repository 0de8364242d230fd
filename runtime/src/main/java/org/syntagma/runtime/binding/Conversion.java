package org.syntagma.runtime.binding;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.component.Description;
import org.syntagma.runtime.settings.Problems;
import org.syntagma.runtime.settings.Setting;

/** Settings into Java values by type. What cannot be converted becomes null, with a problem. */
final class Conversion {
  private final Binding binding;
  private final Set<String> claimed;
  private final Problems problems;

  Conversion(Binding binding, Set<String> claimed, Problems problems) {
    this.binding = binding;
    this.claimed = claimed;
    this.problems = problems;
  }

  static boolean isOptional(RecordComponent component) {
    return Scalars.absent(component.getType()).isPresent();
  }

  /**
   * Whether this is a component of some kind that may be absent, such as a grammar: no setting
   * becomes one, but who holds the record may claim the key and put one in.
   */
  static boolean isComponent(Type type) {
    return type instanceof ParameterizedType generic
        && generic.getRawType() == Optional.class
        && generic.getActualTypeArguments()[0] instanceof Class<?> single
        && single.isInterface()
        && single.isAnnotationPresent(Description.class);
  }

  /**
   * Converts.
   *
   * @param fallback for a nested record: where its missing components come from
   */
  Object convert(Type type, Setting setting, String path, Optional<Object> fallback) {
    if (type instanceof ParameterizedType generic) {
      return container(generic, setting, path, fallback);
    }
    if (!(type instanceof Class<?> single)) {
      throw unsupported(type, path);
    }
    if (Scalars.isSettings(single)) {
      return row(single.asSubclass(Record.class), setting, path, fallback);
    }
    if (!Scalars.supports(single)) {
      throw unsupported(type, path);
    }
    if (setting instanceof Setting.None) {
      return Scalars.absent(single).orElseGet(() -> wrong(path, setting, TypeWords.of(type)));
    }
    if (!(setting instanceof Setting.Text text)) {
      return wrong(path, setting, TypeWords.of(type));
    }
    try {
      return Scalars.convert(single, text);
    } catch (IllegalArgumentException e) {
      problems.add(path, text, e.getMessage());
      return null;
    }
  }

  private Object container(
      ParameterizedType type, Setting setting, String path, Optional<Object> fallback) {
    Type[] arguments = type.getActualTypeArguments();
    if (type.getRawType() == Optional.class) {
      return setting instanceof Setting.None
          ? Optional.empty()
          : Optional.ofNullable(
              convert(arguments[0], setting, path, fallback.flatMap(Conversion::inner)));
    }
    if (type.getRawType() == List.class) {
      return setting instanceof Setting.Items list
          ? list(arguments[0], list, path)
          : wrong(path, setting, TypeWords.of(type));
    }
    if (type.getRawType() == Map.class && arguments[0] == String.class) {
      return setting instanceof Setting.Fields map
          ? map(arguments[1], map, path, fallback)
          : wrong(path, setting, TypeWords.of(type));
    }
    throw unsupported(type, path);
  }

  private static Optional<Object> inner(Object optional) {
    return optional instanceof Optional<?> present ? present.map(value -> value) : Optional.empty();
  }

  private List<Object> list(Type element, Setting.Items list, String path) {
    List<Object> values = new ArrayList<>();
    for (Setting item : list.items()) {
      values.add(convert(element, item, path + "[" + values.size() + "]", Optional.empty()));
    }
    return Collections.unmodifiableList(values);
  }

  // The defaults are the lowest layer, so given entries go over them and none clears one.
  private Map<String, Object> map(
      Type element, Setting.Fields map, String path, Optional<Object> fallback) {
    Map<String, Object> values = new LinkedHashMap<>();
    fallback.ifPresent(
        defaults ->
            ((Map<?, ?>) defaults).forEach((key, value) -> values.put((String) key, value)));
    map.fields()
        .forEach(
            (key, value) -> {
              if (value instanceof Setting.None) {
                values.remove(key);
              } else {
                Optional<Object> below = Optional.ofNullable(values.get(key));
                values.put(key, convert(element, value, Binding.join(path, key), below));
              }
            });
    return Collections.unmodifiableMap(values);
  }

  private <R extends Record> Object row(
      Class<R> type, Setting setting, String path, Optional<Object> fallback) {
    if (!(setting instanceof Setting.Fields fields)) {
      return wrong(path, setting, TypeWords.of(type));
    }
    Optional<R> defaults = fallback.map(type::cast).or(() -> RecordShape.of(type).defaults());
    return binding.bind(type, fields, path, claimed, defaults).orElse(null);
  }

  private Object wrong(String path, Setting setting, String expected) {
    String found = setting instanceof Setting.Text ? "" : ", found " + setting.describe();
    problems.add(path, setting, "must be " + expected + found);
    return null;
  }

  private static IllegalArgumentException unsupported(Type type, String path) {
    return new IllegalArgumentException(
        "%s: a configuration record cannot have a component of type %s"
            .formatted(path, type.getTypeName()));
  }
}
