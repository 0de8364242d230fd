package org.syntagma.api.data;

import org.apiguardian.api.API;

/**
 * An input with what is required for it: a sentence and its translation, a question and its answer,
 * a text and its label, a query and a document that answers it, or words and a label for each,
 * separated by spaces.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Pair {
  /** What is given. */
  String source();

  /** What is required. */
  String target();

  static Pair of(String source, String target) {
    return new PlainPair(source, target);
  }
}
