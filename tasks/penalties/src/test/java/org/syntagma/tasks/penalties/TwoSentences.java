package org.syntagma.tasks.penalties;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.syntagma.api.syntax.Grammar;

/** The sentences "a" and "a b" and nothing else. */
final class TwoSentences implements Grammar {
  private static final List<List<String>> ALL = List.of(List.of("a"), List.of("a", "b"));

  @Override
  public Prefix start() {
    return new After(List.of());
  }

  @Override
  public Set<String> words() {
    return Set.of("a", "b");
  }

  private record After(List<String> words) implements Prefix {
    @Override
    public boolean valid() {
      return ALL.stream().anyMatch(this::begins);
    }

    private boolean begins(List<String> sentence) {
      return sentence.size() >= words.size() && sentence.subList(0, words.size()).equals(words);
    }

    @Override
    public boolean complete() {
      return ALL.contains(words);
    }

    @Override
    public Set<String> next() {
      return Set.copyOf(
          ALL.stream()
              .filter(sentence -> begins(sentence) && sentence.size() > words.size())
              .map(sentence -> sentence.get(words.size()))
              .distinct()
              .toList());
    }

    @Override
    public Prefix after(String word) {
      List<String> longer = new ArrayList<>(words);
      longer.add(word);
      return new After(List.copyOf(longer));
    }
  }
}
