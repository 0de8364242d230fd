package org.syntagma.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures contestants side by side: each makes a few steps in turn, round after round, so that a
 * machine that becomes slower or faster does so for all of them.
 */
public final class Race {
  private static final int WARM_UP = 3;

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
   */
  public record Result(Map<String, double[]> rounds, Map<String, Double> losses) {
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
    List<Runner> runners = new ArrayList<>();
    try {
      Map<String, Integer> steps = new LinkedHashMap<>();
      for (Map.Entry<String, List<String>> each : commands.entrySet()) {
        Runner runner = new Runner(each.getKey(), each.getValue());
        runners.add(runner);
        runner.run(WARM_UP);
        double one = runner.run(1).seconds();
        steps.put(runner.name(), (int) Math.max(1, Math.round(secondsPerRound / one)));
      }
      Map<String, double[]> times = new LinkedHashMap<>();
      Map<String, Double> losses = new LinkedHashMap<>();
      runners.forEach(runner -> times.put(runner.name(), new double[rounds]));
      for (int round = 0; round < rounds; round++) {
        for (Runner runner : runners) {
          int count = steps.get(runner.name());
          Runner.Round done = runner.run(count);
          times.get(runner.name())[round] = done.seconds() / count;
          losses.put(runner.name(), done.loss());
        }
      }
      return new Result(times, losses);
    } finally {
      runners.forEach(Runner::close);
    }
  }

  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
