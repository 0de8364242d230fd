package org.syntagma.toolkit.structured;

import java.util.Arrays;

/**
 * The dependency trees of a sentence, crossing arcs allowed, by the Matrix-Tree theorem (Tutte
 * 1984; Koo et al. 2007, section 3).
 *
 * <p>The Laplacian's determinant comes from Gaussian elimination without subtraction (Grassmann,
 * Taksar and Heyman 1985), so it is exact even where strong cycles make the plain determinant
 * cancel to 0. Eliminating the word {@code k} reroutes the paths through it:
 *
 * <pre>
 * pivot(k)     = Σ over heads i of weight(i, k)
 * share(i, k)  = weight(i, k) / pivot(k)
 * weight(i, j) = weight(i, j) + share(i, k) · weight(k, j)
 * </pre>
 *
 * and Z is the product of the pivots. With a single root, Z is the part that is linear in the
 * root's weights: they are left out of every pivot but the last, which is the root's weight for the
 * one word that remains.
 *
 * <p>On the way back, each arc of the smaller graph is direct or rerouted in proportion to the two
 * addends, which gives marginals and samples without an inverse.
 */
abstract class Elimination {
  final int size;

  /** {@code [head * size + dependent]}; rows and columns stay as they were when eliminated. */
  final double[] weights;

  final double[] pivots;
  private final Roots roots;
  // Words are eliminated from the last place to the first; swapping brings any word there.
  private final int[] words;

  Elimination(int size, double[] weights, Roots roots) {
    this.size = size;
    this.weights = weights;
    this.pivots = new double[size];
    this.roots = roots;
    this.words = new int[size];
    Arrays.setAll(words, place -> place);
  }

  /**
   * The arcs of a sentence, eliminated in plain doubles where these suffice, else in logarithms.
   */
  static Elimination of(Arcs arcs, Roots roots) {
    Elimination plain = new PlainElimination(arcs, roots);
    if (plain.succeeds()) {
      return plain;
    }
    Elimination logarithmic = new LogElimination(arcs, roots);
    if (logarithmic.succeeds()) {
      return logarithmic;
    }
    throw Sentences.noTree();
  }

  /** The sum of weight(i, k) over all {@code i} in [from, last] but k itself. */
  abstract double sum(int from, int last, int k);

  /**
   * Whether these numbers can go on with such a pivot for a word with this weight from the root.
   */
  abstract boolean fits(double pivot, double rootWeight);

  /** Adds share(i, k) · weight(k, j) to weight(i, j), for every {@code j} in [1, k). */
  abstract void reroute(int i, int k);

  /** Takes it back for one {@code j}; returns which part of weight(i, j) it was, in [0, 1]. */
  abstract double restore(int i, int k, int j);

  /** share(i, k), in [0, 1]. */
  abstract double share(int i, int k);

  abstract double logPartition();

  /** False where these numbers do not suffice. */
  final boolean succeeds() {
    for (int k = size - 1; k > 0; k--) {
      if (!fits(pivot(k, k), weights[k])) {
        swap(k, largestPivot(k));
      }
      pivots[k] = pivot(k, k);
      if (!fits(pivots[k], weights[k])) {
        return false;
      }
      for (int i = 0; i < k; i++) {
        reroute(i, k);
      }
    }
    return true;
  }

  private double pivot(int k, int last) {
    return sum(last > 1 ? firstHead() : 0, last, k);
  }

  private int firstHead() {
    return roots == Roots.ONE ? 1 : 0;
  }

  private int largestPivot(int last) {
    int largest = last;
    for (int k = 1; k < last; k++) {
      if (pivot(k, last) > pivot(largest, last)) {
        largest = k;
      }
    }
    return largest;
  }

  private void swap(int k, int other) {
    for (int i = 0; i < size; i++) {
      swap(weights, k * size + i, other * size + i);
    }
    for (int i = 0; i < size; i++) {
      swap(weights, i * size + k, i * size + other);
    }
    int word = words[k];
    words[k] = words[other];
    words[other] = word;
  }

  private static void swap(double[] values, int a, int b) {
    double value = values[a];
    values[a] = values[b];
    values[b] = value;
  }

  /** The marginals; can be asked for once, instead of {@link #sample}. */
  final ArcMarginals marginals() {
    double[] marginals = new double[size * size];
    if (size > 1) {
      marginals[1] = 1;
    }
    double[] rerouted = new double[size];
    for (int k = 2; k < size; k++) {
      double total = 0;
      for (int i = 0; i < k; i++) {
        rerouted[i] = split(i, k, marginals);
        total += rerouted[i];
      }
      for (int i = 0; i < k; i++) {
        double own = i < firstHead() ? 0 : share(i, k) * (1 - total);
        marginals[i * size + k] = Math.max(0, rerouted[i] + own);
      }
    }
    return new ArcMarginals(logPartition(), inOrder(marginals));
  }

  /** Moves what went from {@code i} through {@code k} to arcs from {@code k}; returns how much. */
  private double split(int i, int k, double[] marginals) {
    double moved = 0;
    for (int j = 1; j < k; j++) {
      double mass = marginals[i * size + j];
      if (mass > 0) {
        double part = mass * restore(i, k, j);
        marginals[i * size + j] -= part;
        marginals[k * size + j] += part;
        moved += part;
      }
    }
    return moved;
  }

  private double[] inOrder(double[] values) {
    double[] ordered = new double[values.length];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        ordered[words[i] * size + words[j]] = values[i * size + j];
      }
    }
    return ordered;
  }

  /**
   * A tree, the head of each word; can be asked for once, instead of {@link #marginals}.
   *
   * <p>Several arcs may have gone through {@code k}, each from another head. Those heads that do
   * not themselves hang below such an arc are distributed as the head of {@code k} is: the last one
   * met on the way up is such.
   */
  final int[] sample(Draws draws) {
    int[] heads = new int[size];
    boolean[] rerouted = new boolean[size];
    for (int k = 2; k < size; k++) {
      int lowest = 0;
      for (int j = 1; j < k; j++) {
        rerouted[j] = draws.next() < restore(heads[j], k, j);
        lowest = rerouted[j] ? j : lowest;
      }
      heads[k] = lowest == 0 ? drawHead(k, draws) : heads[lastOnTheWayUp(lowest, rerouted, heads)];
      for (int j = 1; j < k; j++) {
        heads[j] = rerouted[j] ? k : heads[j];
      }
    }
    int[] ordered = new int[size - 1];
    for (int k = 1; k < size; k++) {
      ordered[words[k] - 1] = words[heads[k]];
    }
    return ordered;
  }

  private int drawHead(int k, Draws draws) {
    double rest = draws.next();
    int chosen = firstHead();
    for (int i = firstHead(); i < k && rest >= 0; i++) {
      double share = share(i, k);
      if (share > 0) {
        chosen = i;
        rest -= share;
      }
    }
    return chosen;
  }

  private static int lastOnTheWayUp(int from, boolean[] rerouted, int[] heads) {
    int last = from;
    for (int word = from; word != 0; word = heads[word]) {
      last = rerouted[word] ? word : last;
    }
    return last;
  }
}
