package org.syntagma.data.oracle;

/**
 * Exponentials in additions and multiplications of doubles alone, so that every machine gets the
 * same bits, and faster than {@link StrictMath}. Relative errors are below 1e-12.
 */
final class Exponential {
  private static final double LOWEST = -700;
  private static final double HIGHEST = 700;
  private static final double ROUNDING = 0x1.8p52;
  private static final double LN2_HIGH = 0x1.62e42feep-1;
  private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
  private static final int BIAS = 1023;
  private static final int FRACTION = 52;

  private Exponential() {}

  /** e to the power of {@code x}, which is taken to be within ±700. */
  static double exp(double x) {
    double bounded = Math.max(LOWEST, Math.min(HIGHEST, x));
    // Adding it leaves the nearest whole number in the lowest bits.
    double whole = bounded * 0x1.71547652b82fep0 + ROUNDING - ROUNDING;
    double r = bounded - whole * LN2_HIGH - whole * LN2_LOW;
    double sum = 1 + r / 11;
    sum = 1 + r * (1.0 / 10) * sum;
    sum = 1 + r * (1.0 / 9) * sum;
    sum = 1 + r * (1.0 / 8) * sum;
    sum = 1 + r * (1.0 / 7) * sum;
    sum = 1 + r * (1.0 / 6) * sum;
    sum = 1 + r * (1.0 / 5) * sum;
    sum = 1 + r * (1.0 / 4) * sum;
    sum = 1 + r * (1.0 / 3) * sum;
    sum = 1 + r * (1.0 / 2) * sum;
    sum = 1 + r * sum;
    return sum * Double.longBitsToDouble(((long) whole + BIAS) << FRACTION);
  }

  static double sigmoid(double x) {
    return 1 / (1 + exp(-x));
  }

  static double tanh(double x) {
    return 2 * sigmoid(2 * x) - 1;
  }
}
