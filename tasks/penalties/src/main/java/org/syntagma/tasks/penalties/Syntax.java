package org.syntagma.tasks.penalties;

import jakarta.inject.Inject;
import java.util.Optional;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Model;
import org.syntagma.api.syntax.Grammar;
import org.syntagma.api.syntax.Parser;
import org.syntagma.api.task.Charge;
import org.syntagma.api.task.Penalty;
import org.syntagma.api.task.PenaltyContext;
import org.syntagma.toolkit.batches.Continuations;

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
  private final WellFormed wellFormed;
  private final ForbiddenMass mass = new ForbiddenMass();
  private final ScoreFunction risk = new ScoreFunction();

  @Inject
  Syntax(
      SyntaxConfig config,
      @Slot("grammar") @Description("what is well formed; or else a parser")
          Optional<Grammar> grammar,
      @Slot("parser") @Description("of sampled: what judges the texts, instead of a grammar")
          Optional<Parser> parser) {
    this.config = config;
    this.wellFormed = new WellFormed(grammar, parser);
    if (grammar.isPresent() == parser.isPresent()) {
      throw new IllegalArgumentException("must have exactly one of grammar and parser");
    }
    if (grammar.isEmpty() && config.form() == SyntaxConfig.Form.MASS) {
      throw new IllegalArgumentException(
          "a parser does not know which words may come next: give a grammar, or the form sampled");
    }
  }

  /** Looks at the grammar's words, and whether samples fit, before anything is trained. */
  @Override
  public void check(Model model) {
    if (config.speaks()) {
      Continuations.check(model, config.prefix(), config.maximum());
    }
    wellFormed.judge(model.tokenizer());
  }

  @Override
  public Optional<Charge> charge(PenaltyContext context) {
    if (!TokenPenalty.fits(context.task())) {
      return Optional.empty();
    }
    Tokenizer tokenizer = context.model().tokenizer();
    return switch (config.form()) {
      case MASS -> mass.charge(context, wellFormed.start(tokenizer), config);
      case SAMPLED ->
          Optional.of(risk.charge(context, wellFormed.judge(tokenizer).orElseThrow(), config));
    };
  }
}
