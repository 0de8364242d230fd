package org.syntagma.runtime.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.syntagma.api.data.GrowingText;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;

/**
 * A tokenizer with symbols beside those that text becomes. Their ids follow the tokenizer's own, in
 * the order in which they were added, so that no id ever changes its meaning. Symbols are added by
 * the thread that trains; any thread may use what is there.
 */
public final class SymbolTokenizer implements Tokenizer {
  private static final String TOKENIZER = "tokenizer";
  private static final String SYMBOLS = "symbols";

  private final Tokenizer tokenizer;
  private volatile Map<String, Integer> symbols = Map.of();

  public SymbolTokenizer(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /** The tokenizer without added symbols. */
  public Tokenizer plain() {
    return tokenizer;
  }

  /** Adds those that are not there yet. */
  void add(List<String> names) {
    Map<String, Integer> grown = new LinkedHashMap<>(symbols);
    for (String name : names) {
      if (tokenizer.id(name).isEmpty()) {
        grown.putIfAbsent(name, tokenizer.size() + grown.size());
      }
    }
    symbols = grown;
  }

  @Override
  public void learn(Iterable<String> texts) {
    tokenizer.learn(texts);
  }

  @Override
  public int size() {
    return tokenizer.size() + symbols.size();
  }

  @Override
  public Special special() {
    return tokenizer.special();
  }

  @Override
  public OptionalInt id(String symbol) {
    Integer added = symbols.get(symbol);
    return added == null ? tokenizer.id(symbol) : OptionalInt.of(added);
  }

  @Override
  public int[] encode(String text) {
    return tokenizer.encode(text);
  }

  @Override
  public String decode(int[] ids) {
    return tokenizer.decode(text(ids));
  }

  @Override
  public GrowingText growing() {
    return new Growing(tokenizer.growing(), tokenizer.size(), false);
  }

  /**
   * Symbols add nothing.
   *
   * @param symbol whether the last token is one
   */
  private record Growing(GrowingText text, int own, boolean symbol) implements GrowingText {
    @Override
    public GrowingText append(int id) {
      return id < own ? new Growing(text.append(id), own, false) : new Growing(text, own, true);
    }

    @Override
    public String added() {
      return symbol ? "" : text.added();
    }

    @Override
    public String open() {
      return text.open();
    }
  }

  @Override
  public long bytes(int[] ids) {
    return tokenizer.bytes(text(ids));
  }

  private int[] text(int[] ids) {
    int own = tokenizer.size();
    return symbols.isEmpty() ? ids : IntStream.of(ids).filter(id -> id < own).toArray();
  }

  @Override
  public boolean canDraw(int id) {
    return id >= tokenizer.size() || tokenizer.canDraw(id);
  }

  @Override
  public String symbol(int id) {
    int added = id - tokenizer.size();
    return added < 0 || added >= symbols.size()
        ? tokenizer.symbol(id)
        : new ArrayList<>(symbols.keySet()).get(added);
  }

  @Override
  public boolean beginsTexts() {
    return tokenizer.beginsTexts();
  }

  @Override
  public String identity() {
    return tokenizer.identity();
  }

  @Override
  public void save(StateWriter out) {
    tokenizer.save(out.part(TOKENIZER));
    out.texts(SYMBOLS, List.copyOf(symbols.keySet()));
  }

  @Override
  public void load(StateReader in) {
    tokenizer.load(in.part(TOKENIZER));
    symbols = Map.of();
    add(in.texts(SYMBOLS));
  }
}
