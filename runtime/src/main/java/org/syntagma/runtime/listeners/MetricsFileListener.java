package org.syntagma.runtime.listeners;

import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.syntagma.api.component.Description;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.state.Stateful;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.training.Listener;
import org.syntagma.api.training.Progress;
import org.syntagma.runtime.run.MetricsLog;

/**
 * Writes every update's values and {@code tokens}, and every evaluation's metrics as {@code
 * validation.<task>.<name>}, into the run's metrics; comparisons as {@code before.…} and {@code
 * after.…}. What was written after a checkpoint goes when a run is resumed from it.
 */
@Description("writes each update's and each evaluation's numbers to the run's metrics files")
final class MetricsFileListener implements Listener, Stateful {
  private final MetricsLog log;

  @Inject
  MetricsFileListener(MetricsLog log) {
    this.log = log;
  }

  @Override
  public void updated(String stage, Progress progress) {
    Map<String, Double> values = new LinkedHashMap<>(progress.values());
    values.put("tokens", (double) progress.tokens());
    log.append(stage, progress.update(), values);
  }

  @Override
  public void compared(
      String stage, long update, Map<String, Metrics> before, Map<String, Metrics> after) {
    Map<String, Double> values = new LinkedHashMap<>();
    add(values, "before.", before);
    add(values, "after.", after);
    log.append(stage, update, values);
  }

  private static void add(Map<String, Double> values, String prefix, Map<String, Metrics> metrics) {
    metrics.forEach(
        (task, found) ->
            found.values().forEach((name, value) -> values.put(prefix + task + "." + name, value)));
  }

  @Override
  public void evaluated(String stage, long update, Map<String, Metrics> metrics) {
    Map<String, Double> values = new LinkedHashMap<>();
    add(values, "validation.", metrics);
    log.append(stage, update, values);
  }

  @Override
  public void save(StateWriter out) {
    log.save(out);
  }

  @Override
  public void load(StateReader in) {
    log.load(in);
  }
}
