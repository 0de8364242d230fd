package org.syntagma.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.task.Metrics;

/** What an evaluation found, as state. */
final class SavedMetrics {
  private static final String COUNT = "count";
  private static final String VALUES = "values";

  private SavedMetrics() {}

  static void save(Map<String, Metrics> metrics, StateWriter out) {
    metrics.forEach(
        (task, found) -> {
          StateWriter part = out.part(task);
          part.number(COUNT, found.count());
          StateWriter values = part.part(VALUES);
          found.values().forEach(values::real);
        });
  }

  static Map<String, Metrics> load(StateReader in) {
    Map<String, Metrics> metrics = new LinkedHashMap<>();
    for (String task : in.names()) {
      StateReader part = in.part(task);
      StateReader values = part.part(VALUES);
      Map<String, Double> found = new LinkedHashMap<>();
      values.names().forEach(name -> found.put(name, values.real(name)));
      metrics.put(task, new Metrics(found, part.number(COUNT)));
    }
    return metrics;
  }
}
