package org.syntagma.trainers.reinforcement;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.syntagma.api.reinforcement.Episode;

/**
 * A part of an episode as it was acted: n actions, what each was worth, and what the policy saw.
 * Arrays are not copied and must not be changed.
 */
final class Trajectory {
  private final Seen seen;
  private final int[] actions;
  private final double[] rewards;
  private final double[] drawn;
  private final long group;
  private final long version;
  private final boolean terminated;
  private final OptionalDouble total;
  private final Optional<Episode> episode;
  private final Optional<double[]> behaviour;

  private Trajectory(
      Seen seen,
      int[] actions,
      double[] rewards,
      double[] drawn,
      long group,
      long version,
      boolean terminated,
      OptionalDouble total,
      Optional<Episode> episode,
      Optional<double[]> behaviour) {
    this.seen = seen;
    this.actions = actions;
    this.rewards = rewards;
    this.drawn = drawn;
    this.group = group;
    this.version = version;
    this.terminated = terminated;
    this.total = total;
    this.episode = episode;
    this.behaviour = behaviour;
  }

  /**
   * What was acted.
   *
   * @param drawn log π of each action by the program that drew it
   * @param terminated whether nothing comes behind the last action
   */
  static Trajectory of(
      Seen seen, int[] actions, double[] drawn, long group, long version, boolean terminated) {
    return new Trajectory(
        seen,
        actions,
        new double[actions.length],
        drawn,
        group,
        version,
        terminated,
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * With what the actions were worth.
   *
   * @param sum of the whole episode, if it has ended
   */
  Trajectory worth(double[] each, OptionalDouble sum) {
    return new Trajectory(
        seen, actions, each, drawn, group, version, terminated, sum, episode, behaviour);
  }

  /** An episode of text, whose last action is worth {@code score}. */
  Trajectory worth(double score) {
    double[] each = new double[actions.length];
    each[each.length - 1] = score;
    return worth(each, OptionalDouble.of(score));
  }

  /** With the text that it is. */
  Trajectory text(Episode text) {
    return new Trajectory(
        seen,
        actions,
        rewards,
        drawn,
        group,
        version,
        terminated,
        total,
        Optional.of(text),
        behaviour);
  }

  /** With log π of each action under the policy that acted, by the programs that learn. */
  Trajectory behaviour(double[] logs) {
    return new Trajectory(
        seen,
        actions,
        rewards,
        drawn,
        group,
        version,
        terminated,
        total,
        episode,
        Optional.of(logs));
  }

  /** Whether it is known what it was worth; of what is not, nothing is learned. */
  boolean isRewarded() {
    return seen instanceof Seen.Control || total.isPresent();
  }

  /** What the policy saw. */
  Seen seen() {
    return seen;
  }

  int length() {
    return actions.length;
  }

  int[] actions() {
    return actions;
  }

  double[] rewards() {
    return rewards;
  }

  double[] drawn() {
    return drawn;
  }

  long group() {
    return group;
  }

  long version() {
    return version;
  }

  boolean terminated() {
    return terminated;
  }

  OptionalDouble total() {
    return total;
  }

  Optional<Episode> episode() {
    return episode;
  }

  Optional<double[]> behaviour() {
    return behaviour;
  }

  /** The greatest difference between what drew the actions and what learns them, in nats. */
  double discrepancy() {
    double[] logs = behaviour.orElse(drawn);
    double most = 0;
    for (int t = 0; t < logs.length; t++) {
      most = Math.max(most, Math.abs(logs[t] - drawn[t]));
    }
    return most;
  }

  @Override
  public String toString() {
    return "actions " + Arrays.toString(actions) + ", rewards " + Arrays.toString(rewards);
  }
}
