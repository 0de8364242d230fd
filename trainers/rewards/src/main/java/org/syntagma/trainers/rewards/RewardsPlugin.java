package org.syntagma.trainers.rewards;

import java.util.List;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.reinforcement.Reward;

/** Supplies rewards. */
public final class RewardsPlugin implements Plugin {
  @Override
  public List<Component<? extends Reward>> rewards() {
    return List.of(Component.of("reward-model", RewardModel.class, RewardModelConfig.class));
  }
}
