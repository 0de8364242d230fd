package org.example.lion;

import ai.djl.ndarray.NDArray;
import jakarta.inject.Inject;
import java.util.Map;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.component.Slot;
import org.syntagma.api.training.Schedule;
import org.syntagma.toolkit.optimizers.RuleOptimizer;

/** Moves every element by the same amount, in the direction that {@link LionRule} says. */
final class Lion extends RuleOptimizer {
  private final double weightDecay;

  @Inject
  Lion(LionConfig config, @Slot("schedule") Schedule schedule, Backend backend) {
    super(backend, new LionRule(config.beta1(), config.beta2()), schedule, config.clipNorm());
    weightDecay = config.weightDecay();
  }

  @Override
  protected Map<String, Double> scalars(NDArray parameter, double rate, long updates) {
    return Map.of("rate", rate, "decay", decayOfMatrices(parameter, weightDecay));
  }
}
