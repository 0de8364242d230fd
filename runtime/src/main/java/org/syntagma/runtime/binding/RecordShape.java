package org.syntagma.runtime.binding;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import org.syntagma.runtime.settings.Records;

/** A record type seen from outside: its components, its defaults and how to make one. */
record RecordShape<R extends Record>(Class<R> type, List<RecordComponent> components) {

  static <R extends Record> RecordShape<R> of(Class<R> type) {
    return new RecordShape<>(type, List.of(type.getRecordComponents()));
  }

  /** What the static method {@code defaults()} returns, if there is one. */
  Optional<R> defaults() {
    try {
      Method defaults = type.getDeclaredMethod("defaults");
      defaults.setAccessible(true);
      return Optional.of(type.cast(defaults.invoke(null)));
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    } catch (InvocationTargetException e) {
      throw unusable("its defaults() fails: " + e.getCause(), e);
    } catch (IllegalAccessException | RuntimeException e) {
      throw unusable("its defaults() must be static, without parameters, and return the record", e);
    }
  }

  /**
   * Calls the canonical constructor.
   *
   * @throws IllegalArgumentException with the message of whatever the constructor threw
   */
  R create(List<Object> values) {
    Class<?>[] types = components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      if (cause instanceof Error error) {
        throw error;
      }
      boolean meant = cause instanceof IllegalArgumentException && cause.getMessage() != null;
      throw new IllegalArgumentException(meant ? cause.getMessage() : cause.toString(), cause);
    } catch (ReflectiveOperationException e) {
      throw unusable("it cannot be created", e);
    }
  }

  private IllegalArgumentException unusable(String why, Exception cause) {
    return new IllegalArgumentException(
        "The configuration record %s is unusable: %s".formatted(type.getName(), why), cause);
  }

  /** The keys of the components, in order. */
  List<String> keys() {
    return components.stream().map(Records::key).toList();
  }

  boolean has(String component) {
    return components.stream().anyMatch(own -> own.getName().equals(component));
  }
}
