package org.syntagma.data.text;

import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;

/** A tokenizer whose ids are code points below {@code limit}, then the special symbols. */
final class CodePoints implements Tokenizer {
  private final int limit;
  private int calls;

  CodePoints(int limit) {
    this.limit = limit;
  }

  int calls() {
    return calls;
  }

  @Override
  public void learn(Iterable<String> texts) {
    throw new UnsupportedOperationException("there is nothing to learn");
  }

  @Override
  public int size() {
    return limit + 4;
  }

  @Override
  public Special special() {
    return new Special(limit, limit + 1, limit + 2, limit + 3);
  }

  @Override
  public int[] encode(String text) {
    calls++;
    return text.codePoints().map(point -> point < limit ? point : limit + 3).toArray();
  }

  @Override
  public String decode(int[] ids) {
    StringBuilder text = new StringBuilder();
    for (int id : ids) {
      if (id < limit) {
        text.appendCodePoint(id);
      }
    }
    return text.toString();
  }

  @Override
  public String symbol(int id) {
    return Integer.toString(id);
  }

  @Override
  public String identity() {
    return "code-points-" + limit;
  }

  @Override
  public void save(StateWriter out) {}

  @Override
  public void load(StateReader in) {}
}
