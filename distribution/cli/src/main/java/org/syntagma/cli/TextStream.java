package org.syntagma.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.syntagma.api.data.Tokenizer;

/** Prints a text as its tokens come: whatever of it can no longer change. */
final class TextStream {
  private final Tokenizer tokenizer;
  private final PrintWriter out;
  private final List<Integer> tokens = new ArrayList<>();
  private final int skipped;
  private int shown;

  TextStream(Tokenizer tokenizer, String prompt, PrintWriter out) {
    this.tokenizer = tokenizer;
    this.out = out;
    for (int id : tokenizer.encode(prompt)) {
      tokens.add(id);
    }
    skipped = tokens.size();
    show(true);
  }

  void token(int token) {
    if (token != tokenizer.special().end()) {
      tokens.add(token);
      show(false);
    }
  }

  void end() {
    show(true);
    out.println();
    out.flush();
  }

  private void show(boolean all) {
    String text = tokenizer.decode(tokens.stream().mapToInt(Integer::intValue).toArray());
    // A character whose bytes are not complete shows as U+FFFD for now.
    int end = all || skipped == tokens.size() ? text.length() : stable(text);
    if (end > shown) {
      out.print(text.substring(shown, end));
      out.flush();
      shown = end;
    }
  }

  private static int stable(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\uFFFD') {
      end--;
    }
    return end;
  }
}
