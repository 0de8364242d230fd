package org.syntagma.runtime.model;

import java.util.OptionalInt;
import org.syntagma.api.data.PortableTokenizer;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;

/**
 * A tokenizer with those ids only that its {@code tokenizer.json} has, so that a network made with
 * it has tables as those of a model that comes with the file.
 */
public record FileVocabulary(PortableTokenizer tokenizer) implements Tokenizer {
  /** {@code tokenizer} with the ids of its file, where it has one. */
  public static Tokenizer of(Tokenizer tokenizer) {
    return tokenizer instanceof PortableTokenizer portable
        ? new FileVocabulary(portable)
        : tokenizer;
  }

  @Override
  public int size() {
    return tokenizer.portableSize();
  }

  @Override
  public void learn(Iterable<String> texts) {
    tokenizer.learn(texts);
  }

  @Override
  public Special special() {
    return tokenizer.special();
  }

  @Override
  public int[] encode(String text) {
    return tokenizer.encode(text);
  }

  @Override
  public String decode(int[] ids) {
    return tokenizer.decode(ids);
  }

  @Override
  public long bytes(int[] ids) {
    return tokenizer.bytes(ids);
  }

  @Override
  public String symbol(int id) {
    return tokenizer.symbol(id);
  }

  @Override
  public OptionalInt id(String symbol) {
    return tokenizer.id(symbol);
  }

  @Override
  public boolean canDraw(int id) {
    return tokenizer.canDraw(id);
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
    tokenizer.save(out);
  }

  @Override
  public void load(StateReader in) {
    tokenizer.load(in);
  }
}
