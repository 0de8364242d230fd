package org.syntagma.toolkit.scores;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds constants by the names that the reference programs use. */
final class Labels {
  private Labels() {}

  static <E> E find(String what, E[] constants, Function<E, String> label, String wanted) {
    return Arrays.stream(constants)
        .filter(constant -> label.apply(constant).equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no "
                        + what
                        + " is called '"
                        + wanted
                        + "'. Known: "
                        + Arrays.stream(constants).map(label).collect(Collectors.joining(", "))));
  }
}
