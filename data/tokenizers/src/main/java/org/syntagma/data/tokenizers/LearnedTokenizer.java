package org.syntagma.data.tokenizers;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.state.StateException;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;

/** A tokenizer whose whole state is a list of symbols. */
abstract class LearnedTokenizer implements Tokenizer {
  private static final String SYMBOLS = "symbols";

  private final String rule;
  private Optional<Vocabulary> vocabulary = Optional.empty();

  /**
   * Starts without a vocabulary.
   *
   * @param rule name and version of how text becomes symbols, part of the identity
   */
  LearnedTokenizer(String rule) {
    this.rule = rule;
  }

  /** The symbols of these texts, in the order of their ids, none twice. */
  abstract List<String> symbols(Iterable<String> texts);

  final Vocabulary vocabulary() {
    return vocabulary.orElseThrow(
        () -> new IllegalStateException(rule + " has no vocabulary yet: learn or load one first"));
  }

  @Override
  public final void learn(Iterable<String> texts) {
    vocabulary = Optional.of(new Vocabulary(symbols(texts)));
  }

  @Override
  public final int size() {
    return vocabulary().size();
  }

  @Override
  public final Special special() {
    return Vocabulary.SPECIAL;
  }

  @Override
  public final String symbol(int id) {
    return vocabulary().shown(id);
  }

  @Override
  public final String identity() {
    return rule + ":" + vocabulary().digest();
  }

  @Override
  public final void save(StateWriter out) {
    out.texts(SYMBOLS, vocabulary().symbols());
  }

  @Override
  public final void load(StateReader in) {
    List<String> symbols = in.texts(SYMBOLS);
    if (symbols.isEmpty() || Set.copyOf(symbols).size() < symbols.size()) {
      throw new StateException(
          "state '%s' of %s: found no symbol, or one twice; expected each once"
              .formatted(SYMBOLS, rule));
    }
    vocabulary = Optional.of(new Vocabulary(symbols));
  }
}
