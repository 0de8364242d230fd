package org.syntagma.trainers.reinforcement;

import java.util.List;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.reinforcement.Evaluator;
import org.syntagma.api.reinforcement.PolicyOptimizer;
import org.syntagma.api.reinforcement.Reward;
import org.syntagma.api.training.Trainer;

/**
 * Supplies the trainer {@code reinforce} and objectives of policies, and what both tell of texts.
 */
public final class ReinforcementPlugin implements Plugin {
  @Override
  public List<Component<? extends Trainer>> trainers() {
    return List.of(Component.of("reinforce", Reinforce.class, ReinforceConfig.class));
  }

  @Override
  public List<Component<? extends Evaluator>> evaluators() {
    return List.of(
        Component.of("episodes", EpisodesEvaluator.class, EpisodesEvaluator.Config.class));
  }

  @Override
  public List<Component<? extends Reward>> rewards() {
    return List.of(Component.of("evaluator", ValueReward.class));
  }

  @Override
  public List<Component<? extends PolicyOptimizer>> policyOptimizers() {
    return List.of(
        Component.of("ppo", Ppo.class, PpoConfig.class),
        Component.of("policy-gradient", PolicyGradient.class, PolicyGradientConfig.class),
        Component.of("grpo", Grpo.class, GrpoConfig.class),
        Component.of("cross-entropy", CrossEntropyMethod.class, CrossEntropyMethodConfig.class));
  }
}
