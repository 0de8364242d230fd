package org.syntagma.tasks.target;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syntagma.tasks.target.TargetConfig.Score;

/** How good written answers are; {@code exact-match} is the share that is what was required. */
final class GeneratedScores {
  private final List<Score> wanted;
  private long answers;
  private long exact;

  /**
   * Begins with nothing.
   *
   * @param wanted what to measure
   */
  GeneratedScores(List<Score> wanted) {
    this.wanted = List.copyOf(wanted);
  }

  /** Looks at an answer; white space at its ends does not count. */
  void add(String answer, String required) {
    answers++;
    exact += answer.strip().equals(required.strip()) ? 1 : 0;
  }

  /** What was found, by name; empty if there was no answer. */
  Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    if (answers > 0 && wanted.contains(Score.EXACT)) {
      metrics.put("exact-match", (double) exact / answers);
    }
    return metrics;
  }
}
