package org.syntagma.toolkit.structured;

/**
 * The projective trees of a sentence (Eisner 1996; Eisner 2000, section 4).
 *
 * <p>{@code complete[h, e]} is a head {@code h} with all that hangs from it on the side of {@code
 * e}, up to {@code e}. {@code arc[h, d]} is an arc with everything between its ends. Whether a cell
 * looks right or left is a matter of which index is larger, so one recursion serves both:
 *
 * <pre>
 * open[i, j]     = Σ over k in [i, j) of complete[i, k] · complete[j, k + 1]
 * arc[h, d]      = open[h, d] · weight of h → d
 * complete[h, e] = Σ over d after h, up to e, of arc[h, d] · complete[d, e]
 * </pre>
 *
 * With a single root, nothing can stand between the root and its only word: {@code open[0, j]} has
 * the one way {@code k = 0}.
 */
final class EisnerChart {
  private final int size;
  private final Roots roots;
  private final double[] open;
  private final double[] arc;
  private final double[] complete;
  private final double[] transposed;

  EisnerChart(Arcs arcs, Roots roots, Semiring semiring) {
    this.size = arcs.size();
    this.roots = roots;
    this.open = new double[size * size];
    this.arc = new double[size * size];
    this.complete = new double[size * size];
    this.transposed = new double[size * size];
    for (int width = 1; width < size; width++) {
      for (int i = 0; i + width < size; i++) {
        int j = i + width;
        double between =
            semiring.sum(complete, i * size + i, complete, j * size + i + 1, splits(i, j));
        open[i * size + j] = between;
        arc[i * size + j] = between + arcs.score(i, j);
        arc[j * size + i] = between + arcs.score(j, i);
        complete(i, j, semiring);
        complete(j, i, semiring);
      }
    }
    if (total() == Double.NEGATIVE_INFINITY) {
      throw Sentences.noTree();
    }
  }

  private void complete(int head, int end, Semiring semiring) {
    int first = firstDependent(head, end);
    double sum =
        semiring.sum(
            arc, head * size + first, transposed, end * size + first, Math.abs(end - head));
    complete[head * size + end] = sum;
    transposed[end * size + head] = sum;
  }

  private int splits(int i, int j) {
    return i == 0 && roots == Roots.ONE ? 1 : j - i;
  }

  private static int firstDependent(int head, int end) {
    return head < end ? head + 1 : end;
  }

  /** The sum over all trees, or the best tree's score. */
  double total() {
    return complete[size - 1];
  }

  /** From the whole tree down, a cell shares its own probability among the ways to build it. */
  ArcMarginals marginals() {
    double[] ofArc = new double[size * size];
    double[] ofComplete = new double[size * size];
    ofComplete[size - 1] = 1;
    for (int width = size - 1; width > 0; width--) {
      for (int i = 0; i + width < size; i++) {
        int j = i + width;
        shareComplete(i, j, ofComplete, ofArc);
        shareComplete(j, i, ofComplete, ofArc);
        shareOpen(i, j, ofArc[i * size + j] + ofArc[j * size + i], ofComplete);
      }
    }
    return new ArcMarginals(total(), ofArc);
  }

  private void shareComplete(int head, int end, double[] ofComplete, double[] ofArc) {
    double mass = ofComplete[head * size + end];
    if (mass == 0) {
      return;
    }
    double total = complete[head * size + end];
    int first = firstDependent(head, end);
    for (int d = first; d < first + Math.abs(end - head); d++) {
      double share = mass * Math.exp(arc[head * size + d] + complete[d * size + end] - total);
      ofArc[head * size + d] += share;
      ofComplete[d * size + end] += share;
    }
  }

  private void shareOpen(int i, int j, double mass, double[] ofComplete) {
    if (mass == 0) {
      return;
    }
    double total = open[i * size + j];
    for (int k = i; k < i + splits(i, j); k++) {
      double share = mass * Math.exp(complete[i * size + k] + complete[j * size + k + 1] - total);
      ofComplete[i * size + k] += share;
      ofComplete[j * size + k + 1] += share;
    }
  }

  /** One tree, chosen from the whole sentence down: the head of each word. */
  int[] heads(Choice choice) {
    int[] heads = new int[size - 1];
    expandComplete(0, size - 1, choice, heads);
    return heads;
  }

  private void expandComplete(int head, int end, Choice choice, int[] heads) {
    if (head == end) {
      return;
    }
    int first = firstDependent(head, end);
    int dependent =
        first
            + choice.among(
                arc,
                head * size + first,
                transposed,
                end * size + first,
                Math.abs(end - head),
                complete[head * size + end]);
    heads[dependent - 1] = head;
    expandOpen(Math.min(head, dependent), Math.max(head, dependent), choice, heads);
    expandComplete(dependent, end, choice, heads);
  }

  private void expandOpen(int i, int j, Choice choice, int[] heads) {
    int split =
        i
            + choice.among(
                complete,
                i * size + i,
                complete,
                j * size + i + 1,
                splits(i, j),
                open[i * size + j]);
    expandComplete(i, split, choice, heads);
    expandComplete(j, split + 1, choice, heads);
  }
}
