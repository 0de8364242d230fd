package org.syntagma.toolkit.trees.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.syntagma.api.syntax.Dependency;

/**
 * An arc above a sentence.
 *
 * @param head the word that it leaves, from 0
 * @param dependent the word that it points at, from 0
 * @param level its height, from 1: it touches no arc of the same one
 */
record Arc(int head, int dependent, String label, int level) {
  /** All arcs but the root's, the shorter ones below the longer. */
  static List<Arc> of(Dependency tree) {
    List<Integer> heads = tree.heads();
    List<Integer> byLength =
        IntStream.range(0, heads.size())
            .filter(word -> heads.get(word) > 0)
            .boxed()
            .sorted(Comparator.comparingInt(word -> Math.abs(heads.get(word) - 1 - word)))
            .toList();
    List<Arc> arcs = new ArrayList<>();
    for (int word : byLength) {
      Arc flat = new Arc(heads.get(word) - 1, word, tree.labels().get(word), 0);
      int level = 1 + arcs.stream().filter(flat::meets).mapToInt(Arc::level).max().orElse(0);
      arcs.add(new Arc(flat.head, word, flat.label, level));
    }
    return List.copyOf(arcs);
  }

  int left() {
    return Math.min(head, dependent);
  }

  int right() {
    return Math.max(head, dependent);
  }

  boolean pointsRight() {
    return head < dependent;
  }

  private boolean meets(Arc other) {
    return left() < other.right() && other.left() < right();
  }
}
