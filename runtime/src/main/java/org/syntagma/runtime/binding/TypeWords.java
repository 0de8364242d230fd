package org.syntagma.runtime.binding;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.syntagma.api.component.DataSize;

/** Java types in the words of somebody who writes a configuration. */
final class TypeWords {
  private static final Map<Class<?>, String> WORDS =
      Map.ofEntries(
          Map.entry(String.class, "text"),
          Map.entry(byte.class, "a whole number"),
          Map.entry(short.class, "a whole number"),
          Map.entry(int.class, "a whole number"),
          Map.entry(long.class, "a whole number"),
          Map.entry(float.class, "a number"),
          Map.entry(double.class, "a number"),
          Map.entry(boolean.class, "true or false"),
          Map.entry(OptionalInt.class, "a whole number or none"),
          Map.entry(OptionalLong.class, "a whole number or none"),
          Map.entry(OptionalDouble.class, "a number or none"),
          Map.entry(Duration.class, "a duration such as 30s or 1h30m"),
          Map.entry(DataSize.class, "a size such as 64MiB"),
          Map.entry(Path.class, "a path"));

  private TypeWords() {}

  static String of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      if (generic.getRawType() == Optional.class) {
        return of(arguments[0]) + " or none";
      }
      String inner = of(arguments[arguments.length - 1]);
      return (generic.getRawType() == List.class ? "a list, each " : "a map, each ") + inner;
    }
    Class<?> single = (Class<?>) type;
    if (single.isEnum()) {
      return "one of " + String.join(", ", Scalars.words(single));
    }
    return Scalars.isSettings(single)
        ? "a map of settings"
        : WORDS.getOrDefault(Scalars.unboxed(single), single.getSimpleName());
  }
}
