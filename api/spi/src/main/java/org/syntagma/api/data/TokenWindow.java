package org.syntagma.api.data;

import java.util.Arrays;

/**
 * A growing text that decodes only the last tokens. What a token adds is what the window's text has
 * more with it than without it, so whatever a tokenizer does at the beginning of a text is left
 * out.
 */
final class TokenWindow implements GrowingText {
  /** The tokens before the last one that its text may depend on. */
  static final int CONTEXT = 8;

  /** A character has at most four bytes, of which the last is still to come. */
  private static final int OPEN = 3;

  private final Tokenizer tokenizer;
  private final int[] ids;
  private final int certain;
  private final String added;
  private final String open;

  private TokenWindow(Tokenizer tokenizer, int[] ids, int certain, String added, String open) {
    this.tokenizer = tokenizer;
    this.ids = ids;
    this.certain = certain;
    this.added = added;
    this.open = open;
  }

  static GrowingText of(Tokenizer tokenizer) {
    return new TokenWindow(tokenizer, new int[0], 0, "", "");
  }

  @Override
  public GrowingText append(int id) {
    int[] all = Arrays.copyOf(ids, ids.length + 1);
    all[ids.length] = id;
    String text = tokenizer.decode(all);
    int end = Math.min(text.length(), Math.max(certain, stable(text)));
    String fresh = text.substring(Math.min(certain, end), end);
    String left = text.substring(end);
    if (all.length < 2 * CONTEXT) {
      return new TokenWindow(tokenizer, all, end, fresh, left);
    }
    int[] last = Arrays.copyOfRange(all, all.length - CONTEXT, all.length);
    int shorter = Math.max(0, tokenizer.decode(last).length() - left.length());
    return new TokenWindow(tokenizer, last, shorter, fresh, left);
  }

  /** Where the characters begin that may not be complete. */
  private static int stable(String text) {
    int end = text.length();
    while (end > 0 && text.length() - end < OPEN && text.charAt(end - 1) == '\uFFFD') {
      end--;
    }
    return end;
  }

  @Override
  public String added() {
    return added;
  }

  @Override
  public String open() {
    return open;
  }
}
