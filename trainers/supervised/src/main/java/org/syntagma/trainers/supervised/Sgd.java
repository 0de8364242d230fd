package org.syntagma.trainers.supervised;

import jakarta.inject.Inject;
import java.util.Map;
import java.util.OptionalDouble;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.training.ClippedGradients;
import org.syntagma.api.training.Optimizer;
import org.syntagma.api.training.ParameterGroup;
import org.syntagma.api.training.Schedule;

/** Gradient descent with momentum; see {@link SgdRule}. */
@Description("gradient descent, with momentum if wanted")
final class Sgd implements Optimizer {
  private final SgdConfig config;
  private final Schedule schedule;
  private final StatefulRule rule;

  @Inject
  Sgd(
      SgdConfig config,
      @Slot("schedule") @Description("the learning rate") Schedule schedule,
      Backend backend) {
    this.config = config;
    this.schedule = schedule;
    this.rule = new StatefulRule(backend, new SgdRule(config.momentum(), config.nesterov()));
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
    rule.step(group, gradients, (parameter, own) -> Map.of("rate", rate));
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
