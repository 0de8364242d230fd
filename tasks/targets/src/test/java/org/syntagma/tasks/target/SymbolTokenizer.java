package org.syntagma.tasks.target;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;

/** A tokenizer with more symbols, behind its own ids. */
record SymbolTokenizer(Tokenizer inner, List<String> symbols) implements Tokenizer {
  @Override
  public void learn(Iterable<String> texts) {
    inner.learn(texts);
  }

  @Override
  public int size() {
    return inner.size() + symbols.size();
  }

  @Override
  public Special special() {
    return inner.special();
  }

  @Override
  public int[] encode(String text) {
    return inner.encode(text);
  }

  @Override
  public String decode(int[] ids) {
    return inner.decode(Arrays.stream(ids).filter(id -> id < inner.size()).toArray());
  }

  @Override
  public String symbol(int id) {
    return id < inner.size() ? inner.symbol(id) : symbols.get(id - inner.size());
  }

  @Override
  public OptionalInt id(String symbol) {
    int index = symbols.indexOf(symbol);
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(inner.size() + index);
  }

  @Override
  public String identity() {
    return inner.identity() + symbols;
  }

  @Override
  public void save(StateWriter out) {
    inner.save(out);
  }

  @Override
  public void load(StateReader in) {
    inner.load(in);
  }
}
