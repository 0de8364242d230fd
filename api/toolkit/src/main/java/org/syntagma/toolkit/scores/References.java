package org.syntagma.toolkit.scores;

import java.util.List;

/** Looks at the references that come with a hypothesis. */
final class References {
  private References() {}

  static void check(List<?> references) {
    if (references.isEmpty()) {
      throw new IllegalArgumentException(
          "a hypothesis without references: there must be at least one, which may be empty");
    }
  }
}
