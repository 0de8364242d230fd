package org.syntagma.tasks.penalties;

import jakarta.inject.Inject;
import java.util.Optional;
import org.syntagma.api.component.Description;
import org.syntagma.api.model.Model;
import org.syntagma.api.task.Charge;
import org.syntagma.api.task.Penalty;
import org.syntagma.api.task.PenaltyContext;
import org.syntagma.toolkit.batches.Continuations;

/**
 * Unlikelihood (Welleck et al. 2020): −log(1 − p(c)) of tokens c that repeat. Over the context
 * (equation 5) these are, at each place of the task's batch, the tokens that were predicted before
 * in the row, but for the one that comes; over samples (equation 7) the tokens of the model's own
 * continuations that belong to an n-gram which the continuation had before. Its elements are the
 * places, or the tokens that were generated.
 */
@Description("unlikelihood of tokens that repeat what was said (Welleck et al. 2020)")
final class Auxiliary implements Penalty {
  private final AuxiliaryConfig config;
  private final Unlikelihood unlikelihood = new Unlikelihood();

  @Inject
  Auxiliary(AuxiliaryConfig config) {
    this.config = config;
  }

  @Override
  public void check(Model model) {
    if (config.over() == AuxiliaryConfig.Over.SAMPLES) {
      Continuations.check(model, config.prefix(), config.maximum());
    }
  }

  @Override
  public Optional<Charge> charge(PenaltyContext context) {
    Charge task = context.task();
    boolean drawn = context.randomness().uniform(0) < config.share();
    if (!drawn || !TokenPenalty.fits(task)) {
      return Optional.empty();
    }
    return switch (config.over()) {
      case CONTEXT -> Optional.of(unlikelihood.ofContext(task, config.window()));
      case SAMPLES -> Optional.of(unlikelihood.ofSamples(context, config));
    };
  }
}
