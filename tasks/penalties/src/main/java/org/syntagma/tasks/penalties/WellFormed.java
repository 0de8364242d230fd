package org.syntagma.tasks.penalties;

import java.util.Optional;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Constraint;
import org.syntagma.api.syntax.Grammar;
import org.syntagma.api.syntax.Parser;
import org.syntagma.toolkit.constraints.GrammarConstraint;

/** Says what is well formed: a grammar, a parser, or nobody. For one tokenizer. */
final class WellFormed {
  private final Optional<Grammar> grammar;
  private final Optional<Parser> parser;
  private Optional<Constraint> start = Optional.empty();

  WellFormed(Optional<Grammar> grammar, Optional<Parser> parser) {
    this.grammar = grammar;
    this.parser = parser;
  }

  /**
   * What a text may begin with. The vocabulary is looked at once.
   *
   * @throws org.syntagma.api.data.DataException if some words of the grammar cannot be written
   */
  Constraint start(Tokenizer tokenizer) {
    if (start.isEmpty()) {
      start = Optional.of(GrammarConstraint.of(grammar.orElseThrow(), tokenizer).start());
    }
    return start.get();
  }

  /** Who judges texts; empty if nobody does. */
  Optional<Judge> judge(Tokenizer tokenizer) {
    return grammar
        .<Judge>map(given -> new GrammarJudge(start(tokenizer), tokenizer.special().end()))
        .or(() -> parser.map(given -> new ParserJudge(given, tokenizer)));
  }
}
