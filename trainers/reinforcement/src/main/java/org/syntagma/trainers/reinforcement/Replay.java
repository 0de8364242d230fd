package org.syntagma.trainers.reinforcement;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.state.Stateful;
import org.syntagma.trainers.reinforcement.ReinforceConfig.ReplayConfig;

/**
 * What policies of the last updates acted, with the log-probabilities that they had. The state is
 * all of it.
 */
final class Replay implements Stateful {
  private static final String PRIORITY = "priority";
  private static final double LEAST = 1e-6;

  private final ReplayConfig config;
  private final NDManager manager;
  private final List<Kept> kept = new ArrayList<>();

  /**
   * Empty.
   *
   * @param manager parent of the managers of arrays that are saved and loaded
   */
  Replay(ReplayConfig config, NDManager manager) {
    this.config = config;
    this.manager = manager;
  }

  private record Kept(Trajectory trajectory, double priority) {}

  /** Adds what was acted; the oldest go where there is no room. */
  void add(Trajectory trajectory, double priority) {
    if (config.capacity() > 0) {
      kept.add(new Kept(trajectory, priority));
      if (kept.size() > config.capacity()) {
        kept.remove(0);
      }
    }
  }

  /**
   * Draws some of those that are not too old, none twice (Efraimidis and Spirakis 2006).
   *
   * @param version how many updates the learning policy has behind it
   */
  List<Trajectory> take(long version, Randomness randomness) {
    kept.removeIf(each -> version - each.trajectory().version() > config.maximumAge());
    double[] keys = new double[kept.size()];
    for (int i = 0; i < keys.length; i++) {
      double weight = Math.pow(Math.max(LEAST, kept.get(i).priority()), config.priority());
      keys[i] = Math.log(1 - randomness.uniform(i)) / weight;
    }
    return IntStream.range(0, keys.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -keys[i]))
        .limit(config.taken())
        .map(i -> kept.get(i).trajectory())
        .toList();
  }

  int size() {
    return kept.size();
  }

  @Override
  public void save(StateWriter out) {
    try (NDManager arrays = manager.newSubManager()) {
      for (int i = 0; i < kept.size(); i++) {
        StateWriter part = out.part(Integer.toString(i));
        part.real(PRIORITY, kept.get(i).priority());
        TrajectoryState.write(kept.get(i).trajectory(), part, arrays);
      }
    }
  }

  @Override
  public void load(StateReader in) {
    kept.clear();
    try (NDManager arrays = manager.newSubManager()) {
      for (String name : in.names()) {
        StateReader part = in.part(name);
        kept.add(new Kept(TrajectoryState.read(part, arrays), part.real(PRIORITY)));
      }
    }
  }
}
