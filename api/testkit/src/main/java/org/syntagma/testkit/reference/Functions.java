package org.syntagma.testkit.reference;

import java.util.Arrays;

/** Functions of numbers and of lines of numbers. */
final class Functions {
  private Functions() {}

  /** The error function, by the series e^(−x²) · 2/√π · Σ 2ⁿ x^(2n+1) / (2n+1)!!. */
  static double erf(double x) {
    if (Math.abs(x) > 6) {
      return Math.signum(x);
    }
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > 1e-20 * Math.abs(sum); n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
  }

  static double gelu(double x) {
    return x * 0.5 * (1 + erf(x / Math.sqrt(2)));
  }

  static double geluTanh(double x) {
    return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
  }

  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  static double sum(double... line) {
    return Arrays.stream(line).sum();
  }

  static double mean(double... line) {
    return sum(line) / line.length;
  }

  static double meanSquare(double... line) {
    return mean(Arrays.stream(line).map(x -> x * x).toArray());
  }

  static double max(double... line) {
    return Arrays.stream(line).max().orElseThrow();
  }

  static double argmax(double... line) {
    int best = 0;
    for (int i = 1; i < line.length; i++) {
      best = line[i] > line[best] ? i : best;
    }
    return best;
  }

  static double logSumExp(double... line) {
    double max = max(line);
    return max + Math.log(sum(Arrays.stream(line).map(x -> Math.exp(x - max)).toArray()));
  }
}
