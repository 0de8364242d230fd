package org.syntagma.toolkit.structured;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The dependency tree with the highest score, crossing arcs allowed, by Edmonds' algorithm (Chu and
 * Liu 1965; Edmonds 1967) on a dense matrix in O(n²) (Tarjan 1977).
 *
 * <p>A walk goes from a word to its best head, to that one's best head, and so on. When it meets
 * what already reaches the root, the whole walk does too. When it meets itself, the cycle becomes
 * one node, whose arcs from outside are worth what they add over the cycle's arc that they replace.
 */
final class Arborescence {
  private final int size;
  // [dependent * size + head]; a cycle lives on in the place of one of its members.
  private final double[] scores;
  // The arc of the sentence, dependent * size + head, that each entry stands for.
  private final int[] arcs;
  private final boolean[] merged;
  private final int[] nodeAt;
  private final double[] gain;
  // By node: the root and the words, then cycles; chosen is an arc of the sentence.
  private final int[] chosen;
  private final int[] cycleOf;
  private final int[][] members;
  private int nodes;

  private Arborescence(Arcs arcs, double rootPenalty) {
    this.size = arcs.size();
    this.scores = new double[size * size];
    for (int dependent = 1; dependent < size; dependent++) {
      for (int head = 0; head < size; head++) {
        scores[dependent * size + head] =
            arcs.score(head, dependent) - (head == 0 ? rootPenalty : 0);
      }
    }
    this.arcs = new int[size * size];
    Arrays.setAll(this.arcs, arc -> arc);
    this.merged = new boolean[size];
    this.nodeAt = new int[size];
    Arrays.setAll(nodeAt, place -> place);
    this.gain = new double[size];
    this.chosen = new int[2 * size];
    this.cycleOf = new int[2 * size];
    this.members = new int[2 * size][];
    this.nodes = size;
  }

  /** The head of each word. */
  static int[] heads(Arcs arcs, Roots roots) {
    int[] heads = new Arborescence(arcs, 0).solve();
    if (roots == Roots.MANY || fromRoot(heads) <= 1) {
      return heads;
    }
    // So large that fewer words under the root always win (Stanojević and Cohen 2021).
    int[] single = new Arborescence(arcs, 1 + range(arcs)).solve();
    if (fromRoot(single) > 1) {
      throw Sentences.noTree();
    }
    return single;
  }

  private static long fromRoot(int[] heads) {
    return Arrays.stream(heads).filter(head -> head == 0).count();
  }

  /** More than the scores of two trees can differ by. */
  private static double range(Arcs arcs) {
    double range = 0;
    for (int dependent = 1; dependent < arcs.size(); dependent++) {
      double lowest = Double.POSITIVE_INFINITY;
      double highest = Double.NEGATIVE_INFINITY;
      for (int head = 0; head < arcs.size(); head++) {
        double score = arcs.score(head, dependent);
        if (score > Double.NEGATIVE_INFINITY) {
          lowest = Math.min(lowest, score);
          highest = Math.max(highest, score);
        }
      }
      range += highest - lowest;
    }
    return range;
  }

  private int[] solve() {
    boolean[] settled = new boolean[size];
    settled[0] = true;
    int[] walk = new int[size];
    int[] step = new int[size];
    Arrays.fill(step, -1);
    for (int start = 1; start < size; start++) {
      int steps = 0;
      int place = start;
      while (!merged[place] && !settled[place]) {
        if (step[place] >= 0) {
          int first = step[place];
          merge(Arrays.copyOfRange(walk, first, steps));
          steps = first;
        }
        walk[steps] = place;
        step[place] = steps++;
        place = chooseHead(place);
      }
      for (int i = 0; i < steps; i++) {
        settled[walk[i]] = true;
      }
    }
    return expand();
  }

  private int chooseHead(int place) {
    int best = -1;
    double highest = Double.NEGATIVE_INFINITY;
    for (int head = 0; head < size; head++) {
      double score = scores[place * size + head];
      if (score > highest && head != place && !merged[head]) {
        best = head;
        highest = score;
      }
    }
    if (best < 0) {
      throw Sentences.noTree();
    }
    chosen[nodeAt[place]] = arcs[place * size + best];
    gain[place] = highest;
    return best;
  }

  private void merge(int[] cycle) {
    int node = nodes++;
    members[node] = Arrays.stream(cycle).map(place -> nodeAt[place]).toArray();
    for (int place : cycle) {
      cycleOf[nodeAt[place]] = node;
      merged[place] = true;
    }
    int place = cycle[0];
    for (int other = 0; other < size; other++) {
      if (!merged[other]) {
        int in = place * size + other;
        scores[in] -= gain[place];
        for (int i = 1; i < cycle.length; i++) {
          keepBetter(in, cycle[i] * size + other, gain[cycle[i]]);
          keepBetter(other * size + place, other * size + cycle[i], 0);
        }
      }
    }
    merged[place] = false;
    nodeAt[place] = node;
  }

  private void keepBetter(int entry, int candidate, double less) {
    double score = scores[candidate] - less;
    if (score > scores[entry]) {
      scores[entry] = score;
      arcs[entry] = arcs[candidate];
    }
  }

  /** An arc that enters a cycle replaces the cycle's own arc to the same word. */
  private int[] expand() {
    Deque<Integer> open = new ArrayDeque<>();
    for (int place = 1; place < size; place++) {
      if (!merged[place]) {
        open.push(nodeAt[place]);
      }
    }
    int[] heads = new int[size - 1];
    while (!open.isEmpty()) {
      int node = open.pop();
      int dependent = chosen[node] / size;
      heads[dependent - 1] = chosen[node] % size;
      for (int inner = dependent; inner != node; inner = cycleOf[inner]) {
        for (int sibling : members[cycleOf[inner]]) {
          if (sibling != inner) {
            open.push(sibling);
          }
        }
      }
    }
    return heads;
  }
}
