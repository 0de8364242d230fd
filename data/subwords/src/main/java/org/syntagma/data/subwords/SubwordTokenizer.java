package org.syntagma.data.subwords;

import java.util.Optional;
import java.util.OptionalInt;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.PortableTokenizer;
import org.syntagma.api.state.StateException;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;

/** A tokenizer whose whole state is a {@code tokenizer.json} and the names of special symbols. */
abstract class SubwordTokenizer implements PortableTokenizer {
  private static final String FILE = "tokenizer.json";
  private static final String SYMBOLS = "symbols";
  private static final String BEGINS = "begins";

  private final String name;
  private Optional<Subwords> subwords = Optional.empty();

  /**
   * Starts without a vocabulary.
   *
   * @param name for messages
   */
  SubwordTokenizer(String name) {
    this.name = name;
  }

  /** What the vocabulary is, where it is not loaded. */
  abstract Subwords learned(Iterable<String> texts);

  private Subwords subwords() {
    return subwords.orElseThrow(
        () ->
            new IllegalStateException(
                "the tokenizer '" + name + "' has no vocabulary yet: learn or load one first"));
  }

  @Override
  public final void learn(Iterable<String> texts) {
    subwords = Optional.of(learned(texts));
  }

  @Override
  public final int size() {
    return subwords().size();
  }

  @Override
  public final int portableSize() {
    return subwords().fileSize();
  }

  @Override
  public final Special special() {
    return subwords().special();
  }

  @Override
  public final boolean canDraw(int id) {
    boolean learned = id < portableSize() || id == special().end();
    return learned && PortableTokenizer.super.canDraw(id);
  }

  @Override
  public final int[] encode(String text) {
    return subwords().encode(text);
  }

  @Override
  public final String decode(int[] ids) {
    return subwords().decode(ids);
  }

  @Override
  public final long bytes(int[] ids) {
    return subwords().bytes(ids);
  }

  @Override
  public final String symbol(int id) {
    return subwords().symbol(id);
  }

  @Override
  public final OptionalInt id(String symbol) {
    return subwords().id(symbol);
  }

  @Override
  public final boolean beginsTexts() {
    return subwords().symbols().begins();
  }

  @Override
  public final String identity() {
    return subwords().identity();
  }

  @Override
  public final String toTokenizerJson() {
    return subwords().text();
  }

  @Override
  public final void save(StateWriter out) {
    out.text(FILE, toTokenizerJson());
    out.texts(SYMBOLS, subwords().symbols().all());
    out.number(BEGINS, beginsTexts() ? 1 : 0);
  }

  @Override
  public final void load(StateReader in) {
    // Older checkpoints do not say it.
    boolean begins = in.names().contains(BEGINS) && in.number(BEGINS) == 1;
    Symbols symbols = Symbols.of(in.texts(SYMBOLS), begins);
    try {
      String where = "the state of the tokenizer '" + name + "'";
      subwords = Optional.of(Subwords.of(TokenizerFile.of(where, in.text(FILE)), symbols));
    } catch (DataException e) {
      throw new StateException(e.getMessage());
    }
  }
}
