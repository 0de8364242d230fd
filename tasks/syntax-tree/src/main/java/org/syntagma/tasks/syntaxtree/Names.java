package org.syntagma.tasks.syntaxtree;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Different names, numbered from 0. */
final class Names {
  private final List<String> all;
  private final Map<String, Integer> numbers = new HashMap<>();

  Names(Collection<String> names) {
    all = List.copyOf(names);
    for (String name : all) {
      numbers.put(name, numbers.size());
    }
  }

  /** The name's number, or {@code otherwise} if there is no such name. */
  int number(String name, int otherwise) {
    return numbers.getOrDefault(name, otherwise);
  }

  String name(int number) {
    return all.get(number);
  }

  List<String> all() {
    return all;
  }

  int size() {
    return all.size();
  }
}
