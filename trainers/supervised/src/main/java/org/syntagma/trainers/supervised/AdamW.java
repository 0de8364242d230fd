package org.syntagma.trainers.supervised;

import ai.djl.ndarray.NDArray;
import jakarta.inject.Inject;
import java.util.Map;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.ops.AdamWRule;
import org.syntagma.api.training.Schedule;
import org.syntagma.toolkit.optimizers.RuleOptimizer;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019, algorithm 2) on everything that has
 * at least two dimensions; biases and the weights of norms do not decay.
 */
@Description("Adam with decoupled weight decay (Loshchilov and Hutter 2019)")
final class AdamW extends RuleOptimizer {
  private final double weightDecay;

  @Inject
  AdamW(
      AdamWConfig config,
      @Slot("schedule") @Description("the learning rate") Schedule schedule,
      Backend backend) {
    super(
        backend,
        new AdamWRule(config.beta1(), config.beta2(), config.epsilon()),
        schedule,
        config.clipNorm());
    weightDecay = config.weightDecay();
  }

  @Override
  protected Map<String, Double> scalars(NDArray parameter, double rate, long updates) {
    return Map.of(
        "rate", rate, "decay", decayOfMatrices(parameter, weightDecay), "update", (double) updates);
  }
}
