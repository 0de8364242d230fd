package org.syntagma.tasks.target;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** How well labels are found. What is divided by 0 is 0, as in scikit-learn. */
final class LabelScores {
  private final Map<String, Long> right = new HashMap<>();
  private final Map<String, Long> required = new HashMap<>();
  private final Map<String, Long> found = new HashMap<>();
  private long count;
  private double nats;
  private long measured;

  /** Looks at one label. */
  void add(String label, String guess) {
    count++;
    required.merge(label, 1L, Long::sum);
    found.merge(guess, 1L, Long::sum);
    if (label.equals(guess)) {
      right.merge(label, 1L, Long::sum);
    }
  }

  /** Adds the loss of one label. */
  void addLoss(double loss) {
    nats += loss;
    measured++;
  }

  long count() {
    return count;
  }

  /** The mean of the losses; 0 if there is none. */
  double loss() {
    return ratio(nats, measured);
  }

  double accuracy() {
    return ratio(right.values().stream().mapToDouble(Long::doubleValue).sum(), count);
  }

  /** The mean F1 of all labels that are required or found. */
  double macroF1() {
    Set<String> labels = new TreeSet<>(required.keySet());
    labels.addAll(found.keySet());
    return labels.stream().mapToDouble(this::f1).average().orElse(0);
  }

  private double f1(String label) {
    long both = required.getOrDefault(label, 0L) + found.getOrDefault(label, 0L);
    return ratio(2.0 * right.getOrDefault(label, 0L), both);
  }

  private static double ratio(double part, long whole) {
    return whole == 0 ? 0 : part / (double) whole;
  }
}
