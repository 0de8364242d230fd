package org.syntagma.trainers.reinforcement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.syntagma.api.reinforcement.Fragment;
import org.syntagma.api.reinforcement.Lesson;
import org.syntagma.api.task.Metrics;

/** What people watch, as numbers. */
final class Report {
  private static final double ALIKE = 1e-8;

  private Report() {}

  /**
   * Of rollouts, before anything is learned: {@code reward}, the mean of the episodes that have
   * ended; {@code episode-length}; {@code rewarded}, the share of the texts that have a reward,
   * where not all have; {@code zero-variance}, the share of the groups in which all rewards are
   * equal.
   */
  static Map<String, Double> rollouts(List<Trajectory> fresh) {
    Map<String, Double> values = new LinkedHashMap<>();
    DoubleStream totals =
        fresh.stream().map(Trajectory::total).flatMapToDouble(OptionalDouble::stream);
    totals.average().ifPresent(mean -> values.put("reward", mean));
    fresh.stream()
        .filter(each -> each.episode().isPresent())
        .mapToInt(Trajectory::length)
        .average()
        .ifPresent(mean -> values.put("episode-length", mean));
    double rewarded =
        fresh.stream().mapToInt(each -> each.isRewarded() ? 1 : 0).average().orElse(1);
    if (rewarded < 1) {
      values.put("rewarded", rewarded);
    }
    double alike = zeroVariance(fresh);
    if (!Double.isNaN(alike)) {
      values.put("zero-variance", alike);
    }
    return values;
  }

  /** Groups of one episode are taken together; NaN where there is nothing to compare. */
  private static double zeroVariance(List<Trajectory> fresh) {
    Map<Long, List<Double>> groups = new LinkedHashMap<>();
    fresh.stream()
        .filter(each -> each.total().isPresent())
        .forEach(
            each ->
                groups
                    .computeIfAbsent(each.group(), group -> new ArrayList<>())
                    .add(each.total().getAsDouble()));
    List<List<Double>> compared =
        new ArrayList<>(groups.values().stream().filter(group -> group.size() > 1).toList());
    List<Double> single =
        groups.values().stream().filter(group -> group.size() == 1).flatMap(List::stream).toList();
    if (single.size() > 1) {
      compared.add(single);
    }
    return compared.stream()
        .mapToDouble(group -> spread(group) < ALIKE ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }

  private static double spread(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).max().orElse(0)
        - numbers.stream().mapToDouble(Double::doubleValue).min().orElse(0);
  }

  /**
   * Of what was learned: the objective's parts; {@code reference-kl}, the mean of an episode in
   * nats; {@code explained-variance} of returns by values, 1 where values are right, 0 where they
   * tell nothing; {@code sampler-difference}, the greatest of a log-probability of the program that
   * draws from that of those that learn, in nats.
   *
   * @param own how many of the trajectories are of this update
   */
  static Map<String, Double> learned(Learner.Learned learned, int own) {
    Map<String, Double> values = new LinkedHashMap<>(learned.found());
    learned.fragments().stream()
        .limit(own)
        .filter(each -> each.reference().isPresent())
        .mapToDouble(Numbers::divergence)
        .average()
        .ifPresent(mean -> values.put("reference-kl", mean));
    double explained = explained(learned);
    if (!Double.isNaN(explained)) {
      values.put("explained-variance", explained);
    }
    learned.trajectories().stream()
        .limit(own)
        .mapToDouble(Trajectory::discrepancy)
        .max()
        .ifPresent(most -> values.put("sampler-difference", most));
    return values;
  }

  /** 1 − Var(R − V) / Var(R) over all actions; NaN where there are no values or R is constant. */
  private static double explained(Learner.Learned learned) {
    List<Double> returns = new ArrayList<>();
    List<Double> errors = new ArrayList<>();
    learned
        .lessons()
        .forEach(
            (place, lesson) -> {
              Fragment fragment = lesson.fragment();
              if (fragment.values().isPresent() && has(lesson)) {
                double[] values = fragment.values().get();
                double[] targets = lesson.numbers(Numbers.RETURNS);
                for (int t = 0; t < targets.length; t++) {
                  returns.add(targets[t]);
                  errors.add(targets[t] - values[t]);
                }
              }
            });
    double variance = variance(returns);
    return variance > ALIKE ? 1 - variance(errors) / variance : Double.NaN;
  }

  private static boolean has(Lesson lesson) {
    for (String name : lesson.names()) {
      if (name.equals(Numbers.RETURNS)) {
        return true;
      }
    }
    return false;
  }

  private static double variance(List<Double> numbers) {
    double mean = numbers.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    return numbers.stream().mapToDouble(each -> (each - mean) * (each - mean)).average().orElse(0);
  }

  /** Of whole episodes of an evaluation. */
  static Metrics episodes(List<Trajectory> episodes) {
    Map<String, Double> values = new LinkedHashMap<>();
    List<Double> totals =
        episodes.stream()
            .map(Trajectory::total)
            .flatMapToDouble(OptionalDouble::stream)
            .boxed()
            .toList();
    if (!totals.isEmpty()) {
      double mean = totals.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
      values.put("reward", mean);
      values.put("reward-deviation", Math.sqrt(variance(totals)));
    }
    values.put(
        "episode-length", episodes.stream().mapToInt(Trajectory::length).average().orElse(0));
    return new Metrics(values, episodes.size());
  }
}
