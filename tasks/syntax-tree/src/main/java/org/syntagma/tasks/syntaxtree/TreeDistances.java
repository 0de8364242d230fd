package org.syntagma.tasks.syntaxtree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.syntagma.api.data.DataException;
import org.syntagma.api.syntax.Dependency;
import org.syntagma.api.syntax.Sentence;

/** How many arcs lie between two words of a dependency tree, whichever way they point. */
final class TreeDistances {
  private TreeDistances() {}

  /**
   * The distances of all pairs of words, (words, words).
   *
   * @throws DataException if the sentence has no dependency tree, or its arcs make none
   */
  static int[][] of(Sentence sentence) {
    if (!(sentence.tree().orElse(null) instanceof Dependency tree)) {
      throw new DataException(
          "the sentence '%s' has no dependency tree to measure distances in: take a corpus of dependency trees"
              .formatted(sentence.text()));
    }
    List<List<Integer>> neighbours = new ArrayList<>();
    for (int node = 0; node <= tree.heads().size(); node++) {
      neighbours.add(new ArrayList<>());
    }
    for (int i = 0; i < tree.heads().size(); i++) {
      neighbours.get(i + 1).add(tree.heads().get(i));
      neighbours.get(tree.heads().get(i)).add(i + 1);
    }
    int[][] distances = new int[tree.heads().size()][];
    for (int i = 0; i < distances.length; i++) {
      int[] found = from(i + 1, neighbours);
      if (Arrays.stream(found).anyMatch(distance -> distance < 0)) {
        throw new DataException(
            "the arcs of the sentence '%s' make no tree, for some go in a circle: correct it"
                .formatted(sentence.text()));
      }
      // The root itself, at 0, is no word.
      distances[i] = Arrays.copyOfRange(found, 1, found.length);
    }
    return distances;
  }

  private static int[] from(int start, List<List<Integer>> neighbours) {
    int[] distances = new int[neighbours.size()];
    Arrays.fill(distances, -1);
    distances[start] = 0;
    Deque<Integer> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      int node = open.remove();
      for (int next : neighbours.get(node)) {
        if (distances[next] < 0) {
          distances[next] = distances[node] + 1;
          open.add(next);
        }
      }
    }
    return distances;
  }
}
