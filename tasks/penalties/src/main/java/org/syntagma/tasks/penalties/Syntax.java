package org.syntagma.tasks.penalties;

import jakarta.inject.Inject;
import java.util.Optional;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Constraint;
import org.syntagma.api.syntax.Grammar;
import org.syntagma.api.syntax.Parser;
import org.syntagma.api.task.Charge;
import org.syntagma.api.task.Penalty;
import org.syntagma.api.task.PenaltyContext;
import org.syntagma.toolkit.constraints.GrammarConstraint;

/**
 * What a model says that is not well formed. In the form {@code sampled} it is the expectation of 1
 * − g(y) over the model's own texts y, g being 1 for a sentence of the grammar and 0 for any other,
 * or what a frozen parser thinks of it; its gradient comes by the score function (minimum risk
 * training, Shen et al. 2016; Williams 1992), and its elements are the texts. In the form {@code
 * mass} it is the probability that the model gives, at each place of a text, to tokens which the
 * grammar forbids there; its elements are the places.
 */
@Description("what the model says that a grammar or parser rejects (Shen et al. 2016)")
final class Syntax implements Penalty {
  private final SyntaxConfig config;
  private final Optional<Grammar> grammar;
  private final Optional<Parser> parser;
  private final ForbiddenMass mass = new ForbiddenMass();
  private final ScoreFunction risk = new ScoreFunction();
  private Optional<Constraint> start = Optional.empty();

  @Inject
  Syntax(
      SyntaxConfig config,
      @Slot("grammar") @Description("what is well formed; or else a parser")
          Optional<Grammar> grammar,
      @Slot("parser") @Description("of sampled: what judges the texts, instead of a grammar")
          Optional<Parser> parser) {
    this.config = config;
    this.grammar = grammar;
    this.parser = parser;
    if (grammar.isPresent() == parser.isPresent()) {
      throw new IllegalArgumentException("must have exactly one of grammar and parser");
    }
    if (grammar.isEmpty() && config.form() == SyntaxConfig.Form.MASS) {
      throw new IllegalArgumentException(
          "a parser does not know which words may come next: give a grammar, or the form sampled");
    }
  }

  private Constraint start(Tokenizer tokenizer) {
    if (start.isEmpty()) {
      start = Optional.of(GrammarConstraint.of(grammar.orElseThrow(), tokenizer).start());
    }
    return start.get();
  }

  @Override
  public Optional<Charge> charge(PenaltyContext context) {
    if (!TokenPenalty.fits(context.task())) {
      return Optional.empty();
    }
    Tokenizer tokenizer = context.model().tokenizer();
    if (config.form() == SyntaxConfig.Form.MASS) {
      return mass.charge(context, start(tokenizer), config);
    }
    Judge judge =
        grammar
            .<Judge>map(known -> new GrammarJudge(start(tokenizer), tokenizer.special().end()))
            .orElseGet(() -> new ParserJudge(parser.orElseThrow(), tokenizer));
    return Optional.of(risk.charge(context, judge, config));
  }
}
