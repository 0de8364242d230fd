package org.syntagma.tasks.penalties;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;

/** Padding, begin, end, and a word of one letter for each other id, from a on. */
record Letters(int size) implements Tokenizer {
  private static final Special SPECIAL = new Special(0, 1, 2, 0);
  private static final int FIRST = 3;

  @Override
  public void learn(Iterable<String> texts) {}

  @Override
  public Special special() {
    return SPECIAL;
  }

  @Override
  public int[] encode(String text) {
    return Arrays.stream(text.split(" ")).mapToInt(word -> word.charAt(0) - 'a' + FIRST).toArray();
  }

  @Override
  public String decode(int[] ids) {
    return Arrays.stream(ids)
        .filter(id -> id >= FIRST)
        .mapToObj(this::symbol)
        .collect(Collectors.joining(" "));
  }

  @Override
  public String symbol(int id) {
    return id < FIRST ? "<" + id + ">" : String.valueOf((char) ('a' + id - FIRST));
  }

  @Override
  public String identity() {
    return "letters " + size;
  }

  @Override
  public void save(StateWriter out) {}

  @Override
  public void load(StateReader in) {}
}
