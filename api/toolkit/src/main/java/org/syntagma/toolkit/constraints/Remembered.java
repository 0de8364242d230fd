package org.syntagma.toolkit.constraints;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Values by key, all of which are forgotten when there are too many. */
final class Remembered<K, V> {
  private final Map<K, V> values = new ConcurrentHashMap<>();

  V get(K key, Supplier<V> maker) {
    V known = values.get(key);
    if (known != null) {
      return known;
    }
    // Made outside the map: a maker may ask for others.
    V made = maker.get();
    if (values.size() >= GrammarConstraint.REMEMBERED) {
      values.clear();
    }
    V first = values.putIfAbsent(key, made);
    return first == null ? made : first;
  }
}
