package org.syntagma.toolkit.scores;

/** How many n-grams there are: characters' orders first, then words'. */
final class ChrfStatistics {
  /** Too little to be seen in a score, but it decides between references without a match. */
  private static final double EPSILON = 1e-16;

  private final ChrfSettings settings;
  private final long[] system;
  private final long[] wanted;
  private final long[] both;

  ChrfStatistics(ChrfSettings settings) {
    int orders = settings.characterOrder() + settings.wordOrder();
    this.settings = settings;
    this.system = new long[orders];
    this.wanted = new long[orders];
    this.both = new long[orders];
  }

  void add(ChrfStatistics other) {
    for (int i = 0; i < system.length; i++) {
      system[i] += other.system[i];
      wanted[i] += other.wanted[i];
      both[i] += other.both[i];
    }
  }

  /**
   * Counts n-grams of one kind.
   *
   * @param first where its first order belongs
   * @param orders how many it has
   */
  void count(NGrams hypothesis, NGrams reference, NGramTable table, int first, int orders) {
    int[] limits = new int[table.bound()];
    reference.raise(limits);
    int[] matches = hypothesis.matches(limits);
    for (int n = 1; n <= orders; n++) {
      int place = first + n - 1;
      // Where the reference is too short for an order, the hypothesis is not blamed.
      system[place] += reference.count(n) > 0 ? hypothesis.count(n) : 0;
      wanted[place] += reference.count(n);
      both[place] += matches[n - 1];
    }
  }

  /** In [0, 100]. */
  double score() {
    return 100 * (settings.epsilonSmoothing() ? meanOfF() : fOfMeans());
  }

  private double meanOfF() {
    double sum = 0;
    for (int i = 0; i < system.length; i++) {
      sum += f(share(i, system, EPSILON), share(i, wanted, EPSILON), EPSILON);
    }
    return sum / system.length;
  }

  private double fOfMeans() {
    double precision = 0;
    double recall = 0;
    int orders = 0;
    for (int i = 0; i < system.length; i++) {
      if (system[i] > 0 && wanted[i] > 0) {
        precision += share(i, system, 0);
        recall += share(i, wanted, 0);
        orders++;
      }
    }
    return orders == 0 ? 0 : f(precision / orders, recall / orders, 0);
  }

  private double share(int order, long[] of, double otherwise) {
    return of[order] == 0 ? otherwise : (double) both[order] / of[order];
  }

  private double f(double precision, double recall, double otherwise) {
    double factor = settings.beta() * settings.beta();
    double sum = factor * precision + recall;
    return sum == 0 ? otherwise : (1 + factor) * precision * recall / sum;
  }
}
