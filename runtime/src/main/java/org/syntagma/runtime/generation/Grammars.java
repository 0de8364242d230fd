package org.syntagma.runtime.generation;

import java.util.Optional;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.syntax.Grammar;
import org.syntagma.toolkit.constraints.GrammarConstraint;

/**
 * What grammars mean for a tokenizer's tokens. The last one is kept: to look at the vocabulary
 * takes longer than to generate a text. Safe for several threads.
 */
public final class Grammars {
  private final Tokenizer tokenizer;
  private Optional<Kept> last = Optional.empty();

  private record Kept(Grammar grammar, int size, GrammarConstraint constraint) {}

  public Grammars(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /**
   * The constraint to sentences of this grammar.
   *
   * @throws org.syntagma.api.data.DataException if some of its words cannot be written
   */
  synchronized GrammarConstraint constraint(Grammar grammar) {
    int size = tokenizer.size();
    if (last.filter(kept -> kept.grammar().equals(grammar) && kept.size() == size).isEmpty()) {
      last = Optional.of(new Kept(grammar, size, GrammarConstraint.of(grammar, tokenizer)));
    }
    return last.orElseThrow().constraint();
  }
}
