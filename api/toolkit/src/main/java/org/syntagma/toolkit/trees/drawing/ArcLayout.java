package org.syntagma.toolkit.trees.drawing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.syntagma.api.syntax.Dependency;

/**
 * Where a dependency tree's words and arcs are, in columns of one character.
 *
 * @param middles each word's middle, where its own arc arrives; those to its dependents leave one
 *     column beside it
 * @param width of everything
 * @param height the highest arc's level; 0 if there is none
 */
record ArcLayout(Dependency tree, List<Arc> arcs, List<Integer> middles, int width, int height) {
  private static final int LEAST_WORD = 3;

  static ArcLayout of(Dependency tree) {
    List<Arc> arcs = Arc.of(tree);
    int[] middles = new int[tree.words().size()];
    int end = 0;
    int width = 0;
    for (int word = 0; word < middles.length; word++) {
      int before = before(tree.words().get(word));
      int middle = end + before;
      for (Arc arc : arcs) {
        if (arc.right() == word) {
          // Both ends, a line on both sides of the label, and the column beside the head's middle.
          middle = Math.max(middle, middles[arc.left()] + Width.of(arc.label()) + 4);
        }
      }
      middles[word] = middle;
      end = middle - before + Math.max(LEAST_WORD, Width.of(tree.words().get(word))) + 1;
      boolean root = tree.heads().get(word) == 0;
      width = Math.max(Math.max(width, end), root ? middle + Width.of(tree.labels().get(word)) : 0);
    }
    int height = arcs.stream().mapToInt(Arc::level).max().orElse(0);
    return new ArcLayout(tree, arcs, Arrays.stream(middles).boxed().toList(), width, height);
  }

  /** How many columns of a word are before its middle. */
  private static int before(String word) {
    return Math.max(1, (Width.of(word) - 1) / 2);
  }

  int middle(int word) {
    return middles.get(word);
  }

  /** Where a word begins. */
  int start(int word) {
    return middles.get(word) - before(tree.words().get(word));
  }

  /** Where an arc leaves its head. */
  int from(Arc arc) {
    return middles.get(arc.head()) + (arc.pointsRight() ? 1 : -1);
  }

  /** Where an arc arrives. */
  int to(Arc arc) {
    return middles.get(arc.dependent());
  }

  /** The words without a head, from 0. */
  List<Integer> roots() {
    return IntStream.range(0, middles.size())
        .filter(word -> tree.heads().get(word) == 0)
        .boxed()
        .toList();
  }
}
