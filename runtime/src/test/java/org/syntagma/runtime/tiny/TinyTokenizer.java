package org.syntagma.runtime.tiny;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;

/** Ids 0 to 3 are pad, begin, end and unknown; from 4 on there are letters. */
public record TinyTokenizer(int size) implements Tokenizer {
  private static final int FIRST = 4;

  @Override
  public void learn(Iterable<String> texts) {}

  @Override
  public Special special() {
    return new Special(0, 1, 2, 3);
  }

  @Override
  public int[] encode(String text) {
    return text.chars().map(letter -> letter - 'a' + FIRST).toArray();
  }

  @Override
  public String decode(int[] ids) {
    return Arrays.stream(ids)
        .filter(id -> id >= FIRST)
        .mapToObj(this::symbol)
        .collect(Collectors.joining());
  }

  @Override
  public String symbol(int id) {
    return Character.toString('a' + id - FIRST);
  }

  @Override
  public String identity() {
    return "tiny-" + size;
  }

  @Override
  public void save(StateWriter out) {}

  @Override
  public void load(StateReader in) {}
}
