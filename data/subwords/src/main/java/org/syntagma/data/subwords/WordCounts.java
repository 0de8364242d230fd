package org.syntagma.data.subwords;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each part of texts occurs, as {@link PreTokens} finds them; all that is kept of them.
 */
final class WordCounts {
  private final Map<String, Counter> counts = new HashMap<>();

  private static final class Counter {
    private long count;
  }

  record Word(String text, long count) {}

  static WordCounts of(Iterable<String> texts) {
    WordCounts counts = new WordCounts();
    for (String text : texts) {
      PreTokens.split(WellFormed.text(text), word -> counts.add(word, 1));
    }
    return counts;
  }

  void add(String word, long times) {
    counts.computeIfAbsent(word, w -> new Counter()).count += times;
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  List<Word> words() {
    List<Word> words = new ArrayList<>(counts.size());
    counts.forEach((text, counter) -> words.add(new Word(text, counter.count)));
    return words;
  }
}
