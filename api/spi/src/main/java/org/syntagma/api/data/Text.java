package org.syntagma.api.data;

import org.apiguardian.api.API;

/** A piece of text that a language model can learn from. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Text {
  String text();

  /**
   * The ids to learn from, each predicting the next: with begin and end symbols where the text
   * begins and ends.
   */
  default int[] tokens(Tokenizer tokenizer) {
    int[] inner = tokenizer.encode(text());
    int[] ids = new int[inner.length + 2];
    ids[0] = tokenizer.special().begin();
    System.arraycopy(inner, 0, ids, 1, inner.length);
    ids[ids.length - 1] = tokenizer.special().end();
    return ids;
  }
}
