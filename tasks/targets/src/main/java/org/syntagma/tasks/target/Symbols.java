package org.syntagma.tasks.target;

import java.util.Optional;
import java.util.OptionalInt;
import org.syntagma.api.data.Tokenizer;

/**
 * The ids of the symbols between texts.
 *
 * @param separator stands between what is given and what is required
 * @param control names the task or domain
 */
record Symbols(Tokenizer.Special special, int separator, OptionalInt control) {
  /** How a tokenizer knows the separator. */
  static final String SEPARATOR = "<sep>";

  /**
   * Looks them up.
   *
   * @throws IllegalArgumentException if the tokenizer does not have one
   */
  static Symbols of(Tokenizer tokenizer, Optional<String> control) {
    return new Symbols(
        tokenizer.special(),
        id(tokenizer, SEPARATOR),
        control.isPresent() ? OptionalInt.of(id(tokenizer, control.get())) : OptionalInt.empty());
  }

  private static int id(Tokenizer tokenizer, String symbol) {
    return tokenizer
        .id(symbol)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the tokenizer has no symbol '%s', which this task puts between texts: train it in a stage of its own, whose trainer adds it, or choose a tokenizer that symbols can be added to"
                        .formatted(symbol)));
  }
}
