package org.syntagma.toolkit.scores;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives words numbers, so that n-grams are counted without building strings. */
final class Numbering {
  private final Map<String, Integer> numbers = new HashMap<>();

  /** The same word has the same number in every call. */
  int[] of(List<String> words) {
    int[] found = new int[words.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = numbers.computeIfAbsent(words.get(i), word -> numbers.size());
    }
    return found;
  }

  /** How many words have a number. */
  int size() {
    return numbers.size();
  }
}
