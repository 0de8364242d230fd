package org.syntagma.runtime.binding;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.syntagma.api.component.DataSize;
import org.syntagma.runtime.settings.Records;
import org.syntagma.runtime.settings.Setting;

/** Single values by their Java type. */
final class Scalars {
  private static final Map<Class<?>, Function<Setting.Text, Object>> CONVERSIONS =
      Map.ofEntries(
          Map.entry(String.class, Setting.Text::text),
          Map.entry(byte.class, text -> (byte) whole(text, Byte.MIN_VALUE, Byte.MAX_VALUE)),
          Map.entry(short.class, text -> (short) whole(text, Short.MIN_VALUE, Short.MAX_VALUE)),
          Map.entry(int.class, Scalars::integer),
          Map.entry(long.class, text -> whole(text, Long.MIN_VALUE, Long.MAX_VALUE)),
          Map.entry(float.class, text -> (float) decimal(text, Float.MAX_VALUE)),
          Map.entry(double.class, text -> decimal(text, Double.MAX_VALUE)),
          Map.entry(boolean.class, Scalars::truth),
          Map.entry(OptionalInt.class, text -> OptionalInt.of(integer(text))),
          Map.entry(
              OptionalLong.class,
              text -> OptionalLong.of(whole(text, Long.MIN_VALUE, Long.MAX_VALUE))),
          Map.entry(
              OptionalDouble.class, text -> OptionalDouble.of(decimal(text, Double.MAX_VALUE))),
          Map.entry(Duration.class, text -> Durations.parse(text.text().strip())),
          Map.entry(DataSize.class, text -> DataSize.parse(text.text())),
          Map.entry(Path.class, Scalars::path));

  private static final Map<Class<?>, Object> ABSENT =
      Map.of(
          Optional.class, Optional.empty(),
          OptionalInt.class, OptionalInt.empty(),
          OptionalLong.class, OptionalLong.empty(),
          OptionalDouble.class, OptionalDouble.empty());

  private static final Map<Class<?>, Class<?>> PRIMITIVES =
      Map.of(
          Byte.class, byte.class,
          Short.class, short.class,
          Integer.class, int.class,
          Long.class, long.class,
          Float.class, float.class,
          Double.class, double.class,
          Boolean.class, boolean.class);

  private Scalars() {}

  static boolean supports(Class<?> type) {
    return type.isEnum() || CONVERSIONS.containsKey(unboxed(type));
  }

  /** Whether this is a record of settings, rather than a value that happens to be a record. */
  static boolean isSettings(Class<?> type) {
    return type.isRecord() && !supports(type);
  }

  static Class<?> unboxed(Class<?> type) {
    return PRIMITIVES.getOrDefault(type, type);
  }

  /** The empty value of the optional types; empty for every other type. */
  static Optional<Object> absent(Class<?> type) {
    return Optional.ofNullable(ABSENT.get(type));
  }

  /**
   * The value of this text.
   *
   * @throws IllegalArgumentException whose message says what the value must be
   */
  static Object convert(Class<?> type, Setting.Text text) {
    return type.isEnum() ? constant(type, text.text()) : CONVERSIONS.get(unboxed(type)).apply(text);
  }

  private static long whole(Setting.Text text, long smallest, long largest) {
    return Numbers.whole(text.text().strip(), smallest, largest);
  }

  private static int integer(Setting.Text text) {
    return (int) whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private static double decimal(Setting.Text text, double largest) {
    return Numbers.decimal(text.text().strip(), largest);
  }

  private static boolean truth(Setting.Text text) {
    return switch (text.text().strip()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("must be true or false");
    };
  }

  private static Path path(Setting.Text text) {
    if (text.text().isBlank()) {
      throw new IllegalArgumentException("must be the path of a file or folder");
    }
    try {
      return text.origin().folder().resolve(text.text());
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("must be a path: " + e.getReason(), e);
    }
  }

  private static Object constant(Class<?> type, String text) {
    List<String> words = words(type);
    int index = words.indexOf(text.strip());
    if (index < 0) {
      String guess =
          Suggestion.closest(text, words).map(word -> ". Did you mean '" + word + "'?").orElse("");
      throw new IllegalArgumentException("must be one of " + String.join(", ", words) + guess);
    }
    return type.getEnumConstants()[index];
  }

  static List<String> words(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> Records.word((Enum<?>) constant))
        .toList();
  }
}
