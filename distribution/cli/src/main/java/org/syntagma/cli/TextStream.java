package org.syntagma.cli;

import java.io.PrintWriter;
import org.syntagma.api.data.GrowingText;
import org.syntagma.api.data.Tokenizer;

/** Prints a text as its tokens come: whatever of it can no longer change. */
final class TextStream {
  private final PrintWriter out;
  private GrowingText text;

  TextStream(Tokenizer tokenizer, String prompt, PrintWriter out) {
    this.out = out;
    this.text = tokenizer.growing();
    for (int id : tokenizer.encode(prompt)) {
      token(id);
    }
  }

  void token(int token) {
    text = text.append(token);
    out.print(text.added());
    out.flush();
  }

  /** Ends it with {@code rest}, which no token stands for. */
  void end(String rest) {
    out.println(text.open() + rest);
    out.flush();
  }
}
