package org.syntagma.toolkit.constraints;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.syntagma.api.syntax.Grammar;

/** A grammar that lists its sentences. */
record FewSentences(Set<List<String>> sentences) implements Grammar {
  static FewSentences of(String... sentences) {
    return new FewSentences(
        Stream.of(sentences).map(each -> List.of(each.split(" ", -1))).collect(Collectors.toSet()));
  }

  @Override
  public Prefix start() {
    return new Said(sentences, List.of());
  }

  @Override
  public Set<String> words() {
    return sentences.stream().flatMap(List::stream).collect(Collectors.toCollection(TreeSet::new));
  }

  private record Said(Set<List<String>> sentences, List<String> words) implements Prefix {
    @Override
    public boolean valid() {
      return sentences.stream().anyMatch(this::begins);
    }

    private boolean begins(List<String> sentence) {
      return sentence.size() >= words.size() && sentence.subList(0, words.size()).equals(words);
    }

    @Override
    public boolean complete() {
      return sentences.contains(words);
    }

    @Override
    public Set<String> next() {
      return sentences.stream()
          .filter(sentence -> begins(sentence) && sentence.size() > words.size())
          .map(sentence -> sentence.get(words.size()))
          .collect(Collectors.toSet());
    }

    @Override
    public Prefix after(String word) {
      return new Said(sentences, Stream.concat(words.stream(), Stream.of(word)).toList());
    }
  }
}
