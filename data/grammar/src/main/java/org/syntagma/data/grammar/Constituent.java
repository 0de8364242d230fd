package org.syntagma.data.grammar;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A node of a constituency tree: a word, or a labelled phrase over at least one node. */
sealed interface Constituent {

  /** The words from left to right. */
  Stream<String> words();

  /** A word of the sentence. */
  record Leaf(String word) implements Constituent {
    @Override
    public Stream<String> words() {
      return Stream.of(word);
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /**
   * A phrase; its label is the category's name. Prints in brackets: {@code (NP (D the) (N dog))}.
   */
  record Phrase(String label, List<Constituent> children) implements Constituent {
    public Phrase {
      children = List.copyOf(children);
    }

    @Override
    public Stream<String> words() {
      return children.stream().flatMap(Constituent::words);
    }

    @Override
    public String toString() {
      return children.stream()
          .map(Constituent::toString)
          .collect(Collectors.joining(" ", "(" + label + " ", ")"));
    }
  }
}
