package org.syntagma.trainers.environments;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;

/** Padding, begin, end and unknown, then a word of one letter for each id: a is 4, b 5, c 6. */
record Letters() implements Tokenizer {
  static final int SIZE = 7;
  static final int BEGIN = 1;
  static final int END = 2;
  private static final int UNKNOWN = 3;
  private static final int FIRST = 4;

  @Override
  public void learn(Iterable<String> texts) {}

  @Override
  public int size() {
    return SIZE;
  }

  @Override
  public Special special() {
    return new Special(0, BEGIN, END, UNKNOWN);
  }

  @Override
  public int[] encode(String text) {
    return Arrays.stream(text.split(" "))
        .filter(word -> !word.isEmpty())
        .mapToInt(word -> word.charAt(0) - 'a' + FIRST)
        .toArray();
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
    return "letters";
  }

  @Override
  public void save(StateWriter out) {}

  @Override
  public void load(StateReader in) {}
}
