package org.syntagma.trainers.reinforcement;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.Model;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.reinforcement.ControlEnvironment;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.trainers.reinforcement.ReinforceConfig.RolloutsConfig;

/** Acts in several environments at once, with one pass of the policy for a step of all of them. */
final class ControlPlay implements Play {
  private static final String EPISODES = "episodes";
  private static final String NUMBERS = "numbers";
  private static final String ACTIONS = "actions";
  private static final int ROWS = 4096;

  private final ControlEnvironment environment;
  private final RolloutsConfig config;
  private final List<Acting> running = new ArrayList<>();
  private long episodes;

  /** Loaded, and not yet acted again, as only a stage knows its stream. */
  private List<Long> numbers = List.of();

  private List<List<Integer>> done = List.of();

  ControlPlay(ControlEnvironment environment, RolloutsConfig config) {
    this.environment = environment;
    this.config = config;
  }

  @Override
  public List<Trajectory> rollouts(Model policy, long version, Randomness randomness) {
    if (config.steps().isEmpty()) {
      List<Acting> begun = new ArrayList<>();
      for (int i = 0; i < config.episodes(); i++) {
        begun.add(begin(environment.another(), randomness));
      }
      return toTheEnd(policy, version, begun, false);
    }
    restore(randomness);
    while (running.size() < config.environments()) {
      running.add(begin(environment.another(), randomness));
    }
    List<Trajectory> trajectories = new ArrayList<>();
    for (int step = 0; step < config.steps().get(); step++) {
      act(policy, running, false);
      boolean last = step == config.steps().get() - 1;
      for (int i = 0; i < running.size(); i++) {
        Acting each = running.get(i);
        if (each.hasEnded() || last) {
          trajectories.add(each.take(version));
        }
        if (each.hasEnded()) {
          running.set(i, begin(each.environment(), randomness));
        }
      }
    }
    return trajectories;
  }

  private Acting begin(ControlEnvironment free, Randomness randomness) {
    long episode = episodes++;
    return new Acting(free, episode, episode / config.group(), randomness);
  }

  private void restore(Randomness randomness) {
    for (int i = 0; i < numbers.size(); i++) {
      long episode = numbers.get(i);
      Acting acting =
          new Acting(environment.another(), episode, episode / config.group(), randomness);
      acting.again(done.get(i));
      running.add(acting);
    }
    numbers = List.of();
    done = List.of();
  }

  @Override
  public List<Trajectory> episodes(Model policy, int count, Randomness randomness, boolean greedy) {
    List<Acting> begun = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      begun.add(new Acting(environment.another(), i, i, randomness.at("evaluation")));
    }
    return toTheEnd(policy, 0, begun, greedy);
  }

  private static List<Trajectory> toTheEnd(
      Model policy, long version, List<Acting> begun, boolean greedy) {
    List<Acting> under = new ArrayList<>(begun);
    while (!under.isEmpty()) {
      act(policy, under, greedy);
      under.removeIf(Acting::hasEnded);
    }
    return begun.stream().map(each -> each.take(version)).toList();
  }

  private static void act(Model policy, List<Acting> acting, boolean greedy) {
    int size = acting.size();
    int numbers = acting.get(0).observation().length;
    float[] seen = new float[size * numbers];
    for (int i = 0; i < size; i++) {
      System.arraycopy(acting.get(i).observation(), 0, seen, i * numbers, numbers);
    }
    float[] logits;
    try (NDManager manager = policy.backend().manager().newSubManager()) {
      Batch batch =
          Batch.of(
              manager,
              Map.of("observations", manager.create(seen, new Shape(size, 1, numbers))),
              size);
      logits =
          policy
              .run(batch, Set.of(Policy.LOGITS), Mode.inference())
              .get(Policy.LOGITS)
              .toFloatArray();
    }
    int actions = logits.length / size;
    for (int i = 0; i < size; i++) {
      Acting each = acting.get(i);
      each.act(
          greedy
              ? Choice.greedy(logits, i * actions, actions)
              : Choice.drawn(logits, i * actions, actions, each.point()));
    }
  }

  @Override
  public Layout layout() {
    return new ControlLayout(config.rows().orElse(ROWS));
  }

  @Override
  public double temperature() {
    return 1;
  }

  @Override
  public void save(StateWriter out) {
    out.number(EPISODES, episodes);
    boolean waiting = running.isEmpty();
    List<Long> theirs = waiting ? numbers : running.stream().map(Acting::episode).toList();
    List<List<Integer>> acted = waiting ? done : running.stream().map(Acting::done).toList();
    out.texts(NUMBERS, theirs.stream().map(String::valueOf).toList());
    out.texts(
        ACTIONS,
        acted.stream()
            .map(each -> String.join(" ", each.stream().map(String::valueOf).toList()))
            .toList());
  }

  @Override
  public void load(StateReader in) {
    episodes = in.number(EPISODES);
    numbers = in.texts(NUMBERS).stream().map(Long::valueOf).toList();
    done =
        in.texts(ACTIONS).stream()
            .map(
                each ->
                    each.isEmpty()
                        ? List.<Integer>of()
                        : List.of(each.split(" ")).stream().map(Integer::valueOf).toList())
            .toList();
  }
}
