package org.syntagma.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import java.util.function.Supplier;

/** Watches what managers own. */
final class Leaks {
  private Leaks() {}

  /** Runs {@code work} and fails if {@code manager} then owns other arrays than before. */
  static <T> T none(NDManager manager, Supplier<T> work) {
    int before = manager.getManagedArrays().size();
    T result = work.get();
    assertEquals(before, manager.getManagedArrays().size(), "arrays left in a manager");
    return result;
  }
}
