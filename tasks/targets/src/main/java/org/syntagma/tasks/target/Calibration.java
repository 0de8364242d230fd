package org.syntagma.tasks.target;

/**
 * The expected calibration error (Guo 2017, equation 3) of probabilities that one of two is better:
 * the mean, over 10 bins of equal width from 0 to 1, of how far the mean probability in a bin is
 * from the share that came true, weighted by how many are there. As nothing tells which of two
 * comes first, each counts in both orders: with p and with 1 − p, of which one came true.
 */
final class Calibration {
  private static final int BINS = 10;

  private final double[] predicted = new double[BINS];
  private final double[] happened = new double[BINS];
  private long count;

  /**
   * Looks at one.
   *
   * @param probability in [0, 1], that the one that is better is so
   */
  void add(double probability) {
    bin(probability, 1);
    bin(1 - probability, 0);
    count += 2;
  }

  private void bin(double probability, double came) {
    int bin = Math.min(BINS - 1, (int) (probability * BINS));
    predicted[bin] += probability;
    happened[bin] += came;
  }

  /** From 0, where every probability is right, to 1; 0 if there is none. */
  double error() {
    double sum = 0;
    for (int bin = 0; bin < BINS; bin++) {
      sum += Math.abs(predicted[bin] - happened[bin]);
    }
    return count == 0 ? 0 : sum / count;
  }
}
