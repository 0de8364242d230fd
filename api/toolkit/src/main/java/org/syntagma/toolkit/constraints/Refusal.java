package org.syntagma.toolkit.constraints;

import java.util.Set;

/** What is said where a token is read that was not allowed. */
final class Refusal {
  private Refusal() {}

  /**
   * The same set.
   *
   * @throws IllegalArgumentException if it is empty
   */
  static <T> Set<T> unlessSome(Set<T> readings, int token) {
    if (readings.isEmpty()) {
      throw new IllegalArgumentException(
          "no sentence of the grammar goes on with the token "
              + token
              + ": expected an allowed one");
    }
    return readings;
  }
}
