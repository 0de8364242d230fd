package org.syntagma.trainers.reinforcement;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.reinforcement.ControlEnvironment;
import org.syntagma.api.reinforcement.Step;

/**
 * An episode of control under way, and the part of it that has not yet been taken as a trajectory.
 */
final class Acting {
  private final ControlEnvironment environment;
  private final long episode;
  private final long group;
  private final Randomness draws;
  private final List<Integer> all = new ArrayList<>();
  private double sum;

  private final List<Integer> actions = new ArrayList<>();
  private final List<Double> rewards = new ArrayList<>();
  private final List<Double> logs = new ArrayList<>();
  private final List<float[]> observations = new ArrayList<>();
  private boolean terminated;
  private boolean ended;

  /**
   * Begins.
   *
   * @param episode its number
   * @param group the number of its beginning
   * @param randomness the stage's
   */
  Acting(ControlEnvironment environment, long episode, long group, Randomness randomness) {
    this.environment = environment;
    this.episode = episode;
    this.group = group;
    this.draws = randomness.at("draws").at(episode);
    observations.add(environment.reset(randomness.at("beginnings").bits(group)));
  }

  float[] observation() {
    return observations.get(observations.size() - 1);
  }

  /** A number in [0, 1) for the next choice. */
  double point() {
    return draws.uniform(all.size());
  }

  void act(Choice choice) {
    Step<float[]> step = environment.step(choice.action());
    all.add(choice.action());
    sum += step.reward();
    actions.add(choice.action());
    rewards.add(step.reward());
    logs.add(choice.log());
    observations.add(step.observation());
    terminated = step.terminated();
    ended = step.terminated() || step.truncated();
  }

  /** Does again what was done before; nothing of it is part of a trajectory. */
  void again(List<Integer> done) {
    done.forEach(action -> act(new Choice(action, 0)));
    taken();
  }

  private void taken() {
    actions.clear();
    rewards.clear();
    logs.clear();
    float[] last = observation();
    observations.clear();
    observations.add(last);
  }

  boolean hasEnded() {
    return ended;
  }

  /** What was acted since the last time, at least one step. */
  Trajectory take(long version) {
    Trajectory trajectory =
        Trajectory.of(
                new Seen.Control(List.copyOf(observations)),
                actions.stream().mapToInt(Integer::intValue).toArray(),
                logs.stream().mapToDouble(Double::doubleValue).toArray(),
                group,
                version,
                terminated)
            .worth(
                rewards.stream().mapToDouble(Double::doubleValue).toArray(),
                ended ? OptionalDouble.of(sum) : OptionalDouble.empty());
    taken();
    return trajectory;
  }

  ControlEnvironment environment() {
    return environment;
  }

  long episode() {
    return episode;
  }

  /** All actions of the episode. */
  List<Integer> done() {
    return List.copyOf(all);
  }
}
