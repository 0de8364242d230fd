package org.syntagma.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.syntagma.api.task.Metrics;

/** What the runs of an {@link Ablation} ended with, as a table in Markdown. */
public final class AblationTable {
  private final Map<String, Map<String, Double>> columns = new LinkedHashMap<>();

  /**
   * Adds a run.
   *
   * @param variant its name
   * @param metrics by task
   */
  public void add(String variant, Map<String, Metrics> metrics) {
    Map<String, Double> column = new LinkedHashMap<>();
    metrics.forEach(
        (task, found) ->
            found.values().forEach((name, value) -> column.put(task + " " + name, value)));
    columns.put(variant, column);
  }

  /**
   * A row for each number and a column for each run; behind a number is its difference from that of
   * the first run.
   */
  @Override
  public String toString() {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("at the end"));
    head.addAll(columns.keySet());
    rows.add(head);
    for (String number : numbers()) {
      List<String> row = new ArrayList<>(List.of(number));
      columns.keySet().forEach(variant -> row.add(cell(variant, number)));
      rows.add(row);
    }
    return aligned(rows);
  }

  private Set<String> numbers() {
    return columns.values().stream()
        .flatMap(column -> column.keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String cell(String variant, String number) {
    Map<String, Double> first = columns.values().iterator().next();
    Double value = columns.get(variant).get(number);
    if (value == null) {
      return "–";
    }
    String text = String.format(Locale.ROOT, "%.4f", value);
    boolean compared = columns.get(variant) != first && first.containsKey(number);
    return compared
        ? text + String.format(Locale.ROOT, " (%+.4f)", value - first.get(number))
        : text;
  }

  private static String aligned(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      text.append(line(rows, rows.get(i)));
      if (i == 0) {
        text.append(rule(rows));
      }
    }
    return text.toString().stripTrailing();
  }

  private static String line(List<List<String>> rows, List<String> row) {
    StringBuilder line = new StringBuilder("|");
    for (int i = 0; i < row.size(); i++) {
      String side = i == 0 ? "-" : "";
      line.append(String.format(Locale.ROOT, " %" + side + width(rows, i) + "s |", row.get(i)));
    }
    return line.append('\n').toString();
  }

  private static String rule(List<List<String>> rows) {
    StringBuilder rule = new StringBuilder("|");
    for (int i = 0; i < rows.get(0).size(); i++) {
      String end = i == 0 ? "-" : ":";
      rule.append(' ').append("-".repeat(width(rows, i) - 1)).append(end).append(" |");
    }
    return rule.append('\n').toString();
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElseThrow();
  }
}
