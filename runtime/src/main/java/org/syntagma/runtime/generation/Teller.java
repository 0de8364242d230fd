package org.syntagma.runtime.generation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.syntagma.api.model.Generator.TokenListener;

/** Tells a listener the tokens of one row as soon as it is certain that they stay. */
final class Teller {
  private final int row;
  private final TokenListener listener;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private int told;

  Teller(int row, TokenListener listener) {
    this.row = row;
    this.listener = listener;
  }

  /**
   * A token that may belong to a stop string.
   *
   * @param end of its text; never if it ends inside a character
   */
  private record Waiting(int token, int end) {
    static final int NEVER = Integer.MAX_VALUE;
  }

  void drawn(Continuation continuation) {
    if (continuation.text().isEmpty()) {
      tell(continuation.token());
      return;
    }
    WatchedText text = continuation.text().orElseThrow();
    waiting.add(new Waiting(continuation.token(), text.open() ? Waiting.NEVER : text.length()));
    // A token inside a character goes with the one that ends it.
    long free = waiting.stream().filter(each -> each.end <= text.free()).count();
    while (free > 0) {
      Waiting first = waiting.remove();
      tell(first.token);
      free -= first.end == Waiting.NEVER ? 0 : 1;
    }
  }

  private void tell(int token) {
    listener.drawn(row, token);
    told++;
  }

  /** No more is drawn; {@code tokens} stay. */
  void finish(List<Integer> tokens) {
    tokens.subList(told, tokens.size()).forEach(this::tell);
  }
}
