package org.syntagma.trainers.supervised;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the tasks contribute to one update: valid elements, counted first, and losses. */
final class Tally {
  private final Map<String, Long> counts = new LinkedHashMap<>();
  private final Map<String, Double> weights = new LinkedHashMap<>();
  private final Map<String, Double> losses = new LinkedHashMap<>();

  Tally(List<MicroBatch> batches) {
    for (MicroBatch batch : batches) {
      counts.merge(batch.task().name(), batch.batch().count(), Long::sum);
      weights.put(batch.task().name(), batch.task().weight());
    }
  }

  /** How many valid elements {@code task} has in the whole update. */
  long count(String task) {
    return counts.get(task);
  }

  /** How many valid elements the whole update has. */
  long count() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Adds a micro-batch's summed loss. */
  void add(String task, double sum) {
    losses.merge(task, sum / count(task), Double::sum);
  }

  /** Each task's loss for one valid element, by name. */
  Map<String, Double> losses() {
    return losses;
  }

  /**
   * {@code loss}, which is what the update minimises, Σ weight · loss over the tasks that were
   * drawn, and, if {@code each}, {@code loss.<name>} of every one of them.
   */
  Map<String, Double> report(boolean each) {
    double total = 0;
    for (Map.Entry<String, Double> loss : losses.entrySet()) {
      total += weights.get(loss.getKey()) * loss.getValue();
    }
    Map<String, Double> report = new LinkedHashMap<>();
    report.put("loss", total);
    if (each) {
      losses.forEach((task, loss) -> report.put("loss." + task, loss));
    }
    return report;
  }
}
