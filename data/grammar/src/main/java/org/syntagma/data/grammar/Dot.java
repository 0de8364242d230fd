package org.syntagma.data.grammar;

import java.util.Optional;

/**
 * What is still to come of an alternative: a symbol, and what follows it. There is one for each
 * sequence, whatever rules end with it, so that they are compared by identity.
 */
final class Dot {
  private final Symbol symbol;
  private final Optional<Dot> rest;

  Dot(Symbol symbol, Optional<Dot> rest) {
    this.symbol = symbol;
    this.rest = rest;
  }

  /** Comes next. */
  Symbol symbol() {
    return symbol;
  }

  /** Follows it, if anything does. */
  Optional<Dot> rest() {
    return rest;
  }
}
