package org.syntagma.trainers.supervised;

import ai.djl.ndarray.NDArray;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.OptionalDouble;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.ops.AdamWRule;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.training.ClippedGradients;
import org.syntagma.api.training.Optimizer;
import org.syntagma.api.training.ParameterGroup;
import org.syntagma.api.training.Schedule;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019, algorithm 2) on everything that has
 * at least two dimensions; biases and the weights of norms do not decay.
 */
@Description("Adam with decoupled weight decay (Loshchilov and Hutter 2019)")
final class AdamW implements Optimizer {
  private final AdamWConfig config;
  private final Schedule schedule;
  private final StatefulRule rule;

  @Inject
  AdamW(
      AdamWConfig config,
      @Slot("schedule") @Description("the learning rate") Schedule schedule,
      Backend backend) {
    this.config = config;
    this.schedule = schedule;
    this.rule =
        new StatefulRule(backend, new AdamWRule(config.beta1(), config.beta2(), config.epsilon()));
  }

  @Override
  public Schedule schedule() {
    return schedule;
  }

  @Override
  public OptionalDouble clipNorm() {
    return config.clipNorm().stream().mapToDouble(Double::doubleValue).findFirst();
  }

  @Override
  public void step(ParameterGroup group, ClippedGradients gradients, double rate, long update) {
    rule.step(
        group,
        gradients,
        (parameter, own) ->
            Map.of("rate", rate, "decay", decay(parameter), "update", (double) own));
  }

  private double decay(NDArray parameter) {
    return parameter.getShape().dimension() >= 2 ? config.weightDecay() : 0;
  }

  @Override
  public void save(StateWriter out) {
    rule.save(out);
  }

  @Override
  public void load(StateReader in) {
    rule.load(in);
  }

  @Override
  public void close() {
    rule.close();
  }
}
