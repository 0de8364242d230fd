package org.syntagma.toolkit.trees;

import org.apiguardian.api.API;

/**
 * Something wrong in a treebank.
 *
 * @param line where, from 1
 * @param message what was found and what was expected
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Fault(int line, String message) {
  /** The fault with its place, as {@code file:line: message}. */
  public String in(String file) {
    return file + ":" + line + ": " + message;
  }
}
