package org.syntagma.trainers.supervised;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What tasks and penalties contribute to one update: elements, counted first, and losses. */
final class Tally {
  private final Sums tasks = new Sums();
  private final Sums penalties = new Sums();

  /** Of tasks, or of penalties, by name. */
  private static final class Sums {
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final Map<String, Double> weights = new LinkedHashMap<>();
    private final Map<String, Double> means = new LinkedHashMap<>();

    void count(String name, long count, double weight) {
      counts.merge(name, count, Long::sum);
      weights.put(name, weight);
    }

    void add(String name, double sum) {
      means.merge(name, sum / counts.get(name), Double::sum);
    }

    double total() {
      return means.entrySet().stream()
          .mapToDouble(mean -> weights.get(mean.getKey()) * mean.getValue())
          .sum();
    }
  }

  Tally(List<MicroBatch> batches) {
    batches.forEach(
        batch -> tasks.count(batch.task().name(), batch.batch().count(), batch.task().weight()));
  }

  /** Counts what a penalty charges. */
  void count(Charged charged) {
    penalties.count(charged.by().name(), charged.charge().count(), charged.weight());
  }

  /** How many valid elements {@code task} has in the whole update. */
  long count(String task) {
    return tasks.counts.get(task);
  }

  /** How many elements a penalty has in the whole update. */
  long countOf(HeldBack penalty) {
    return penalties.counts.get(penalty.name());
  }

  /** How many valid elements the tasks have in the whole update. */
  long count() {
    return tasks.counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Adds a micro-batch's summed loss. */
  void add(String task, double sum) {
    tasks.add(task, sum);
  }

  /** Adds what a penalty found in a micro-batch, summed. */
  void add(HeldBack penalty, double sum) {
    penalties.add(penalty.name(), sum);
  }

  /** Each task's loss for one valid element, by name. */
  Map<String, Double> losses() {
    return tasks.means;
  }

  /** What each penalty found, for one element, by name. */
  Map<String, Double> penalties() {
    return penalties.means;
  }

  /**
   * {@code loss}, which is what the update minimises, Σ weight · loss over the tasks that were
   * drawn and the penalties; if {@code each}, {@code loss.<name>} of every task; {@code
   * penalty.<name>} of every penalty, and the weight that it had.
   */
  Map<String, Double> report(boolean each) {
    Map<String, Double> report = new LinkedHashMap<>();
    report.put("loss", tasks.total() + penalties.total());
    if (each) {
      tasks.means.forEach((task, loss) -> report.put("loss." + task, loss));
    }
    penalties.means.forEach(
        (name, value) -> {
          report.put("penalty." + name, value);
          report.put("penalty." + name + ".weight", penalties.weights.get(name));
        });
    return report;
  }
}
