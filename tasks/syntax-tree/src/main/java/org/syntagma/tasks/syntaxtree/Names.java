package org.syntagma.tasks.syntaxtree;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Different names, numbered from 0. Equal are those that number the same names alike. */
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

  /** What comes first where others differ, {@code 'these' instead of 'those'}; empty if equal. */
  Optional<String> difference(Names other) {
    for (int i = 0; i < Math.max(size(), other.size()); i++) {
      if (!at(i).equals(other.at(i))) {
        return Optional.of(at(i) + " instead of " + other.at(i));
      }
    }
    return Optional.empty();
  }

  private String at(int number) {
    return number < size() ? "'" + name(number) + "'" : "nothing";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Names names && all.equals(names.all);
  }

  @Override
  public int hashCode() {
    return all.hashCode();
  }

  @Override
  public String toString() {
    return all.toString();
  }
}
