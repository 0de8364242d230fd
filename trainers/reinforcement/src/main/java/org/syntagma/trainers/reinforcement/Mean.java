package org.syntagma.trainers.reinforcement;

import java.util.LinkedHashMap;
import java.util.Map;

/** Means of numbers by name. */
final class Mean {
  private final Map<String, Double> sums = new LinkedHashMap<>();
  private final Map<String, Double> weights = new LinkedHashMap<>();

  void add(Map<String, Double> values, double weight) {
    values.forEach(
        (name, value) -> {
          sums.merge(name, weight * value, Double::sum);
          weights.merge(name, weight, Double::sum);
        });
  }

  Map<String, Double> values() {
    Map<String, Double> means = new LinkedHashMap<>();
    sums.forEach((name, sum) -> means.put(name, sum / weights.get(name)));
    return means;
  }
}
