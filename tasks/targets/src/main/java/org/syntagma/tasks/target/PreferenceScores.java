package org.syntagma.tasks.target;

import java.util.LinkedHashMap;
import java.util.Map;
import org.syntagma.api.task.Metrics;

/** How well the better of two answers is told. */
final class PreferenceScores {
  private final Calibration calibration = new Calibration();
  private double nats;
  private double right;
  private double margins;
  private long count;

  /**
   * Looks at one preference.
   *
   * @param difference by how much the chosen answer scores higher
   */
  void add(double difference) {
    double exponential = Math.exp(-Math.abs(difference));
    nats += Math.log1p(exponential) + Math.max(0, -difference);
    right += difference == 0 ? 0.5 : difference > 0 ? 1 : 0;
    margins += difference;
    calibration.add((difference < 0 ? exponential : 1) / (1 + exponential));
    count++;
  }

  /** Of at least one preference. */
  Metrics metrics() {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(Metrics.LOSS, nats / count);
    values.put("accuracy", right / count);
    values.put("calibration-error", calibration.error());
    values.put("margin", margins / count);
    return new Metrics(values, count);
  }
}
