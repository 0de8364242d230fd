package org.syntagma.runtime.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of the configuration as it was read. Immutable; scalars stay text until somebody knows
 * their type.
 */
public sealed interface Setting {
  /** Where the value was written. */
  Origin origin();

  /**
   * What this is, in words for a message: {@code text}, {@code a list}, {@code a map}, {@code
   * none}.
   */
  String describe();

  /** A single value, as typed. */
  record Text(String text, Origin origin) implements Setting {
    @Override
    public String describe() {
      return "text";
    }
  }

  /** A list. */
  record Items(List<Setting> items, Origin origin) implements Setting {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String describe() {
      return "a list";
    }
  }

  /** A map; its keys keep the order in which they were written. */
  record Fields(Map<String, Setting> fields, Origin origin) implements Setting {
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The setting at this key, unless there is none or it was cleared. */
    public Optional<Setting> get(String key) {
      return Optional.ofNullable(fields.get(key)).filter(setting -> !(setting instanceof None));
    }

    /** What was not cleared. */
    public Map<String, Setting> present() {
      Map<String, Setting> present = new LinkedHashMap<>(fields);
      present.values().removeIf(None.class::isInstance);
      return Collections.unmodifiableMap(present);
    }

    @Override
    public String describe() {
      return "a map";
    }
  }

  /**
   * A value that was cleared: {@code none}, {@code null}, {@code ~} or nothing at all after the
   * colon.
   */
  record None(Origin origin) implements Setting {
    @Override
    public String describe() {
      return "none";
    }
  }
}
