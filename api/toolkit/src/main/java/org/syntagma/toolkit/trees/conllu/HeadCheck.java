package org.syntagma.toolkit.trees.conllu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds out whether heads make a tree: one root, no cycle. */
final class HeadCheck {
  private HeadCheck() {}

  /**
   * What is wrong with heads that each are 0 or a word's number.
   *
   * @return the word that it shows at, from 1, and what it is
   */
  static Optional<WrongHead> check(List<Integer> heads) {
    List<Integer> roots =
        IntStream.rangeClosed(1, heads.size())
            .filter(word -> heads.get(word - 1) == 0)
            .boxed()
            .toList();
    Optional<WrongHead> cycle = cycle(heads);
    if (cycle.isPresent()) {
      return cycle;
    }
    return roots.size() < 2
        ? Optional.empty()
        : Optional.of(
            new WrongHead(
                roots.get(1), "found " + roots.size() + " roots " + roots + "; expected one"));
  }

  /** A word's number and what is wrong with its head. */
  record WrongHead(int word, String message) {}

  private static Optional<WrongHead> cycle(List<Integer> heads) {
    int[] seenFrom = new int[heads.size() + 1];
    for (int start = 1; start <= heads.size(); start++) {
      int word = start;
      while (word != 0 && seenFrom[word] == 0) {
        seenFrom[word] = start;
        word = heads.get(word - 1);
      }
      if (word != 0 && seenFrom[word] == start) {
        return Optional.of(new WrongHead(word, "found a cycle of heads, " + path(heads, word)));
      }
    }
    return Optional.empty();
  }

  private static String path(List<Integer> heads, int from) {
    List<Integer> path = new ArrayList<>(List.of(from));
    for (int word = heads.get(from - 1); word != from; word = heads.get(word - 1)) {
      path.add(word);
    }
    path.add(from);
    return path.stream().map(String::valueOf).collect(Collectors.joining(" → "))
        + "; expected a tree";
  }
}
