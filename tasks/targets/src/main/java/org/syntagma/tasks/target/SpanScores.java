package org.syntagma.tasks.target;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How well spans are found whose words are labelled {@code B-type} where one begins, {@code I-type}
 * inside and {@code O} outside. A span is right if both bounds and its type are. As the script
 * conlleval of CoNLL 2000 counts, an {@code I} that goes on with nothing of its type begins a span.
 */
final class SpanScores {
  private static final Pattern LABEL = Pattern.compile("O|[BI]-.+");
  private static final String OUTSIDE = "O";

  private long right;
  private long required;
  private long found;

  private record Span(int from, int to, String type) {}

  /** Whether labels are those of spans. */
  static boolean suit(List<String> labels) {
    return labels.stream().allMatch(label -> LABEL.matcher(label).matches())
        && labels.stream().anyMatch(label -> label.startsWith("B-"));
  }

  /** Looks at a sentence; labels of another kind are outside of all spans. */
  void add(List<String> labels, List<String> guesses) {
    Set<Span> sought = spans(labels);
    Set<Span> guessed = spans(guesses);
    required += sought.size();
    found += guessed.size();
    guessed.retainAll(sought);
    right += guessed.size();
  }

  private static Set<Span> spans(List<String> labels) {
    Set<Span> spans = new HashSet<>();
    int from = 0;
    String type = "";
    for (int i = 0; i <= labels.size(); i++) {
      String label = i < labels.size() ? labels.get(i) : OUTSIDE;
      boolean outside = label.equals(OUTSIDE) || !LABEL.matcher(label).matches();
      String next = outside ? "" : label.substring(2);
      if (label.startsWith("B-") || !next.equals(type)) {
        if (!type.isEmpty()) {
          spans.add(new Span(from, i, type));
        }
        from = i;
        type = next;
      }
    }
    return spans;
  }

  /** {@code precision}, {@code recall} and {@code f1}; what is divided by 0 is 0. */
  Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("precision", ratio(right, found));
    metrics.put("recall", ratio(right, required));
    metrics.put("f1", ratio(2 * right, found + required));
    return metrics;
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
