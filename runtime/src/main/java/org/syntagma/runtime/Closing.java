package org.syntagma.runtime;

import java.util.List;

/** Closes several things, whichever of them fails. */
final class Closing {
  private Closing() {}

  /**
   * Closes all, in order.
   *
   * @throws IllegalStateException if any failed, with what they threw
   */
  static void all(List<? extends AutoCloseable> things) {
    IllegalStateException failures = new IllegalStateException("not everything could be closed");
    for (AutoCloseable thing : things) {
      try {
        thing.close();
      } catch (Exception e) {
        failures.addSuppressed(e);
      }
    }
    if (failures.getSuppressed().length > 0) {
      throw failures;
    }
  }

  /** Closes all because of {@code cause}, which stays the one to be told. */
  static void after(Throwable cause, List<? extends AutoCloseable> things) {
    try {
      all(things);
    } catch (IllegalStateException e) {
      cause.addSuppressed(e);
    }
  }
}
