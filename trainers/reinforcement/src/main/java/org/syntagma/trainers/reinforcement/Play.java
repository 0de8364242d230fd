package org.syntagma.trainers.reinforcement;

import java.util.List;
import org.syntagma.api.model.Model;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.Stateful;

/** Acts. Its state is which episodes have begun. */
interface Play extends Stateful {
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
