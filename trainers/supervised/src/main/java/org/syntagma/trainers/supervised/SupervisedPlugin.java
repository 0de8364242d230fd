package org.syntagma.trainers.supervised;

import java.util.List;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.task.Weighting;
import org.syntagma.api.training.Optimizer;
import org.syntagma.api.training.Schedule;
import org.syntagma.api.training.Trainer;

/** Schedules, optimizers and trainers that learn from examples. */
public final class SupervisedPlugin implements Plugin {
  @Override
  public List<Component<? extends Schedule>> schedules() {
    return List.of(
        Component.of("constant", Constant.class, ConstantConfig.class),
        Component.of("linear", Linear.class, DecayConfig.class),
        Component.of("warmup-cosine", WarmupCosine.class, DecayConfig.class));
  }

  @Override
  public List<Component<? extends Weighting>> weightings() {
    return List.of(
        Component.of("fixed", Fixed.class, Fixed.Config.class),
        Component.of("scheduled", Scheduled.class),
        Component.of("dual", Dual.class, DualConfig.class));
  }

  @Override
  public List<Component<? extends Optimizer>> optimizers() {
    return List.of(
        Component.of("adamw", AdamW.class, AdamWConfig.class),
        Component.of("sgd", Sgd.class, SgdConfig.class));
  }

  @Override
  public List<Component<? extends Trainer>> trainers() {
    return List.of(
        Component.of("pretrain", Pretrain.class, PretrainConfig.class),
        Component.of("fine-tune", FineTune.class, FineTuneConfig.class));
  }
}
