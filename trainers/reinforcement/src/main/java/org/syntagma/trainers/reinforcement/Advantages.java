package org.syntagma.trainers.reinforcement;

import org.syntagma.api.reinforcement.Fragment;

/** How much better than expected the actions of a fragment were. */
final class Advantages {
  private Advantages() {}

  /**
   * Generalized advantage estimation (Schulman et al. 2016, equation 16): A_t = δ_t + γ λ A_{t+1}
   * with δ_t = r_t + γ V_{t+1} − V_t, where V behind the last action counts only if the episode was
   * cut off there.
   *
   * @param rewards of the actions (n), with all that is added to them
   * @param values before each action and behind the last (n + 1)
   * @param terminated whether nothing comes behind the last action
   */
  static double[] generalized(
      double[] rewards, double[] values, boolean terminated, double discount, double lambda) {
    double[] advantages = new double[rewards.length];
    double next = terminated ? 0 : values[rewards.length];
    double sum = 0;
    for (int t = rewards.length - 1; t >= 0; t--) {
      double surprise = rewards[t] + discount * next - values[t];
      sum = surprise + discount * lambda * sum;
      advantages[t] = sum;
      next = values[t];
    }
    return advantages;
  }

  /**
   * V-trace (Espeholt et al. 2018, equation 1 and section 4.2): off-policy values, with importance
   * weights that are cut off at 1.
   *
   * @param fragment with values; π of the weights is its current policy, µ the behaviour
   * @param rewards of the actions (n), with all that is added to them
   */
  static Corrected corrected(Fragment fragment, double[] rewards, double discount, double lambda) {
    double[] values = fragment.values().orElseThrow();
    double[] current = fragment.current();
    double[] behaviour = fragment.behaviour();
    int n = rewards.length;
    double[] targets = new double[n];
    double[] advantages = new double[n];
    double nextValue = fragment.terminated() ? 0 : values[n];
    double nextTarget = nextValue;
    for (int t = n - 1; t >= 0; t--) {
      double weight = Math.min(1, Math.exp(current[t] - behaviour[t]));
      double surprise = weight * (rewards[t] + discount * nextValue - values[t]);
      targets[t] = values[t] + surprise + discount * lambda * weight * (nextTarget - nextValue);
      advantages[t] = weight * (rewards[t] + discount * nextTarget - values[t]);
      nextValue = values[t];
      nextTarget = targets[t];
    }
    return new Corrected(targets, advantages);
  }

  /**
   * What V-trace gives.
   *
   * @param targets of the value network (n)
   * @param advantages for the policy's gradient (n), weights included
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Corrected(double[] targets, double[] advantages) {}
}
