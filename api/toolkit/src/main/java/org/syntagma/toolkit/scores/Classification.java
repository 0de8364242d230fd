package org.syntagma.toolkit.scores;

import java.util.TreeMap;
import org.apiguardian.api.API;
import org.syntagma.toolkit.trees.scoring.Score;

/** Counts labels that were found and labels that were right, pair by pair. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Classification {
  private final TreeMap<String, Score> classes = new TreeMap<>();

  /**
   * Counts one example.
   *
   * @param found the label that was predicted
   * @param right the label that it has
   */
  public void add(String found, String right) {
    if (found.equals(right)) {
      count(right, new Score(1, 1, 1));
    } else {
      count(found, new Score(0, 1, 0));
      count(right, new Score(1, 0, 0));
    }
  }

  /** What has been counted so far. */
  public ClassificationScores scores() {
    return new ClassificationScores(classes);
  }

  private void count(String label, Score one) {
    classes.merge(
        label,
        one,
        (first, second) ->
            new Score(
                first.gold() + second.gold(),
                first.system() + second.system(),
                first.correct() + second.correct()));
  }
}
