package org.syntagma.trainers.reinforcement;

import java.util.List;
import java.util.Optional;
import org.syntagma.api.model.Model;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.reinforcement.ControlEnvironment;
import org.syntagma.api.reinforcement.Environment;
import org.syntagma.api.reinforcement.TextEnvironment;
import org.syntagma.api.state.Stateful;
import org.syntagma.trainers.reinforcement.ReinforceConfig.RolloutsConfig;

/** Acts. Its state is which episodes have begun. */
interface Play extends Stateful {
  /**
   * What acts in an environment.
   *
   * @throws IllegalArgumentException if texts lack a reward, or the environment is of another kind
   */
  static Play in(
      Environment<?, ?> environment, Optional<RewardCalls> rewards, RolloutsConfig rollouts) {
    if (environment instanceof ControlEnvironment control) {
      return new ControlPlay(control, rollouts);
    } else if (environment instanceof TextEnvironment text && rewards.isPresent()) {
      return new TextPlay(text, rewards.get(), rollouts);
    }
    throw new IllegalArgumentException(
        environment instanceof TextEnvironment
            ? "reward: texts need one: add it, such as 'reward: {type: length-window}'"
            : "environment: must be of texts or of control, but is a " + environment.getClass());
  }

  /**
   * What an update learns from.
   *
   * @param version how many updates the policy has behind it
   * @param randomness the stage's; draws depend on it and on the number of the episode
   */
  List<Trajectory> rollouts(Model policy, long version, Randomness randomness);

  /** Whole episodes, of which none is learned. */
  List<Trajectory> episodes(Model policy, int count, Randomness randomness, boolean greedy);

  Layout layout();

  /** Divides the logits. */
  double temperature();
}
