package org.syntagma.data.pairs;

/** A piece of a file that is no pair; the message says what was found and what was expected. */
final class Misfit extends Exception {
  private static final long serialVersionUID = 1;

  Misfit(String message) {
    super(message);
  }
}
