package org.syntagma.tasks.target;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Different labels, numbered from 0 in the order of their letters. */
final class Labels {
  private final List<String> all;
  private final Map<String, Integer> numbers = new HashMap<>();

  Labels(Collection<String> labels) {
    all = List.copyOf(new TreeSet<>(labels));
    all.forEach(label -> numbers.put(label, numbers.size()));
  }

  List<String> all() {
    return all;
  }

  /** What the outputs of a head mean that tells these labels apart, in a form of targets. */
  List<String> meaning(String form) {
    return Stream.concat(Stream.of(form), all.stream()).toList();
  }

  int size() {
    return all.size();
  }

  String name(int number) {
    return all.get(number);
  }

  /** The label's number; empty if there is no such label. */
  OptionalInt number(String label) {
    Integer number = numbers.get(label);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
