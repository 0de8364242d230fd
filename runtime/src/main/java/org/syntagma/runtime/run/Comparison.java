package org.syntagma.runtime.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.syntagma.api.task.Metrics;

/**
 * What a stage in which models may forget did to all that they had learned, its own tasks included.
 *
 * @param before metrics by {@code stage.task}
 * @param after of the same tasks
 */
public record Comparison(String stage, Map<String, Metrics> before, Map<String, Metrics> after) {
  /** A table in Markdown: a row for each number, with what it was, what it is, and the change. */
  @Override
  public String toString() {
    List<Row> rows = rows();
    String title = "before and after " + stage;
    int width = Math.max(title.length(), rows.stream().mapToInt(Row::width).max().orElse(0));
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "| %-" + width + "s | %10s | %10s | %10s |%n",
            title,
            "before",
            "after",
            "change"));
    text.append("| ").append("-".repeat(width)).append(" | ---------: | ---------: | ---------: |");
    for (Row row : rows) {
      text.append(
          String.format(
              Locale.ROOT,
              "%n| %-" + width + "s | %10.4f | %10.4f | %+10.4f |",
              row.name(),
              row.before(),
              row.after(),
              row.after() - row.before()));
    }
    return text.toString();
  }

  private record Row(String name, double before, double after) {
    int width() {
      return name.length();
    }
  }

  /** Whether a later one of the same name did the same on the same data, both times. */
  private boolean goesOn(String task, List<String> later) {
    String name = task.substring(task.lastIndexOf('.'));
    return later.stream()
        .anyMatch(
            other ->
                other.endsWith(name)
                    && before.get(other).equals(before.get(task))
                    && after.get(other).equals(after.get(task)));
  }

  /** Numbers that were found both times, those of a task that goes on in a later stage once. */
  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    List<String> tasks = List.copyOf(before.keySet());
    before.forEach(
        (task, found) -> {
          if (goesOn(task, tasks.subList(tasks.indexOf(task) + 1, tasks.size()))) {
            return;
          }
          Map<String, Double> now = after.get(task).values();
          found
              .values()
              .forEach(
                  (name, was) -> {
                    if (now.containsKey(name)) {
                      rows.add(new Row(task + " " + name, was, now.get(name)));
                    }
                  });
        });
    return rows;
  }
}
