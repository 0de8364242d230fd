package org.syntagma.trainers.supervised;

import ai.djl.ndarray.NDArray;
import jakarta.inject.Inject;
import java.util.Map;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.training.Schedule;
import org.syntagma.toolkit.optimizers.RuleOptimizer;

/** Gradient descent with momentum; see {@link SgdRule}. */
@Description("gradient descent, with momentum if wanted")
final class Sgd extends RuleOptimizer {
  @Inject
  Sgd(
      SgdConfig config,
      @Slot("schedule") @Description("the learning rate") Schedule schedule,
      Backend backend) {
    super(backend, new SgdRule(config.momentum(), config.nesterov()), schedule, config.clipNorm());
  }

  @Override
  protected Map<String, Double> scalars(NDArray parameter, double rate, long updates) {
    return Map.of("rate", rate);
  }
}
