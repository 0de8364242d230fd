package org.syntagma.data.text;

import org.syntagma.api.data.Text;
import org.syntagma.api.data.Tokenizer;

/** An example that is already encoded; its text is what its tokens say. */
final class Tokens implements Text {
  private final int[] ids;
  private final Tokenizer tokenizer;

  Tokens(int[] ids, Tokenizer tokenizer) {
    this.ids = ids;
    this.tokenizer = tokenizer;
  }

  @Override
  public String text() {
    return tokenizer.decode(ids);
  }

  @Override
  public int[] tokens(Tokenizer other) {
    return other == tokenizer || other.identity().equals(tokenizer.identity())
        ? ids.clone()
        : other.encode(text());
  }
}
