package org.syntagma.runtime.binding;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** Numbers as people write them: {@code 1_000}, {@code 6e-4}. */
final class Numbers {
  private static final String DIGITS = "\\d+(?:_\\d+)*";
  private static final Pattern WHOLE = Pattern.compile("[+-]?" + DIGITS);
  private static final Pattern DECIMAL =
      Pattern.compile(
          "[+-]?(?:" + DIGITS + "\\.?(?:" + DIGITS + ")?|\\." + DIGITS + ")(?:[eE][+-]?\\d+)?");

  // Nobody writes longer ones, and huge ones take very long to read.
  private static final int LONGEST = 400;

  private Numbers() {}

  static long whole(String text, long smallest, long largest) {
    if (!matches(WHOLE, text)) {
      throw new IllegalArgumentException(
          matches(DECIMAL, text)
              ? "must be a whole number, written with digits only such as 1000 or 1_000"
              : "must be a whole number");
    }
    BigInteger number = new BigInteger(text.replace("_", ""));
    if (number.compareTo(BigInteger.valueOf(smallest)) < 0
        || number.compareTo(BigInteger.valueOf(largest)) > 0) {
      throw new IllegalArgumentException("must be between %d and %d".formatted(smallest, largest));
    }
    return number.longValueExact();
  }

  static double decimal(String text, double largest) {
    if (!matches(DECIMAL, text)) {
      throw new IllegalArgumentException("must be a number");
    }
    double number = Double.parseDouble(text.replace("_", ""));
    if (Math.abs(number) > largest) {
      throw new IllegalArgumentException("must be a number of at most " + largest);
    }
    return number;
  }

  private static boolean matches(Pattern pattern, String text) {
    return text.length() <= LONGEST && pattern.matcher(text).matches();
  }
}
