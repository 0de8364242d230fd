package org.syntagma.api.data;

import org.apiguardian.api.API;

/**
 * A text whose tokens come one after the other. Immutable, so that it can go on in several ways.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface GrowingText {
  /** This text with one more token. */
  GrowingText append(int id);

  /**
   * The text that the last token made certain, which no later token changes. What all tokens added
   * and at the end what is {@link #open} are together what {@link Tokenizer#decode} gives.
   */
  String added();

  /**
   * The text that the tokens so far have beyond what is certain, such as U+FFFD for a character
   * whose last bytes are still to come; else empty.
   */
  String open();
}
