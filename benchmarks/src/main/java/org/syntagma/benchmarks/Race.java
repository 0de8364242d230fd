package org.syntagma.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures contestants side by side: each makes a few steps in turn, round after round, so that a
 * machine that becomes slower or faster does so for all of them.
 */
public final class Race {
  /** Steps and seconds before anything counts, whichever is reached first. */
  private static final int WARM_UP_STEPS = 3;

  private static final double WARM_UP_SECONDS = 2;

  /** Threads of the one before, which wait for work that does not come, have gone to sleep then. */
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final int rounds;
  private final double secondsPerRound;

  Race(int rounds, double secondsPerRound) {
    this.rounds = rounds;
    this.secondsPerRound = secondsPerRound;
  }

  /**
   * Seconds of one step.
   *
   * @param rounds by contestant, the mean over each round
   * @param losses by contestant, after its last step
   * @param failures what became of the contestants that ended early
   */
  public record Result(
      Map<String, double[]> rounds, Map<String, Double> losses, Map<String, String> failures) {
    public double seconds(String name) {
      return median(rounds.get(name));
    }

    public boolean has(String name) {
      return rounds.containsKey(name);
    }

    /** How many times faster {@code name} is than {@code other}: the median over the rounds. */
    public double speedup(String name, String other) {
      return median(speedups(name, other));
    }

    /** The ratio of each round: where they differ much, something else used the machine. */
    public double[] speedups(String name, String other) {
      double[] mine = rounds.get(name);
      double[] theirs = rounds.get(other);
      double[] ratios = new double[mine.length];
      Arrays.setAll(ratios, i -> theirs[i] / mine[i]);
      return ratios;
    }
  }

  Result run(Map<String, List<String>> commands) {
    Result result = new Result(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    Map<Runner, Integer> steps = new LinkedHashMap<>();
    try {
      commands.forEach(
          (name, command) -> {
            Runner runner = new Runner(name, command);
            steps.put(runner, 1);
            result.rounds().put(name, new double[rounds]);
          });
      for (Runner runner : List.copyOf(steps.keySet())) {
        orFail(runner, result, steps, () -> steps.put(runner, warmUp(runner)));
      }
      for (int i = 0; i < rounds; i++) {
        int round = i;
        for (Runner runner : List.copyOf(steps.keySet())) {
          orFail(runner, result, steps, () -> one(runner, steps.get(runner), round, result));
        }
      }
      return result;
    } finally {
      steps.keySet().forEach(Runner::close);
    }
  }

  /** How many steps fill a round. */
  private int warmUp(Runner runner) {
    double last = 0;
    double all = 0;
    for (int i = 0; i <= WARM_UP_STEPS && (i < 2 || all < WARM_UP_SECONDS); i++) {
      last = runner.run(1).seconds();
      all += last;
    }
    return (int) Math.max(1, Math.round(secondsPerRound / last));
  }

  private static void one(Runner runner, int count, int round, Result result) {
    LockSupport.parkNanos(PAUSE.toNanos());
    Runner.Round done = runner.run(count);
    result.rounds().get(runner.name())[round] = done.seconds() / count;
    result.losses().put(runner.name(), done.loss());
  }

  /** One contestant that ends early does not end the race of the others. */
  private static void orFail(
      Runner runner, Result result, Map<Runner, Integer> steps, Runnable part) {
    try {
      part.run();
    } catch (IllegalStateException e) {
      System.err.println(e.getMessage());
      result.failures().put(runner.name(), e.getMessage().lines().findFirst().orElseThrow());
      result.rounds().remove(runner.name());
      steps.remove(runner);
      runner.close();
    }
  }

  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
