package org.syntagma.runtime.settings;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Locale;

/** How Java names are written in a configuration, and how a record is read. */
public final class Records {
  private Records() {}

  /** {@code weightDecay} as {@code weight-decay}. */
  public static String key(RecordComponent component) {
    return component.getName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  /** {@code LEFT_TO_RIGHT} as {@code left-to-right}. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The value of a component, which may be null; works for package-private records too. */
  public static Object value(RecordComponent component, Record row) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(row);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalArgumentException(
          "Cannot read " + row.getClass().getName() + "." + component.getName(), e);
    }
  }
}
