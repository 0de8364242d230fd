package org.syntagma.tasks.syntaxtree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The minimum spanning tree of words by their distances (Kruskal 1956). */
final class SpanningTree {
  private SpanningTree() {}

  /** Two words, the first before the second. */
  record Edge(int first, int second) {}

  /**
   * The edges of the tree; of equally long ones those of earlier words come first.
   *
   * @param distances (words, words), symmetric
   * @param taken which words are to be in the tree
   */
  static Set<Edge> of(double[][] distances, IntPredicate taken) {
    int[] words = IntStream.range(0, distances.length).filter(taken).toArray();
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < words.length; i++) {
      for (int j = i + 1; j < words.length; j++) {
        edges.add(new Edge(words[i], words[j]));
      }
    }
    edges.sort(Comparator.comparingDouble(edge -> distances[edge.first()][edge.second()]));
    int[] component = IntStream.range(0, distances.length).toArray();
    Set<Edge> tree = new LinkedHashSet<>();
    for (Edge edge : edges) {
      int from = component[edge.first()];
      int to = component[edge.second()];
      if (from != to) {
        tree.add(edge);
        for (int i = 0; i < component.length; i++) {
          component[i] = component[i] == from ? to : component[i];
        }
      }
    }
    return tree;
  }
}
