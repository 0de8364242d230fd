package org.syntagma.toolkit.scores;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.apiguardian.api.API;
import org.syntagma.toolkit.trees.scoring.Score;

/**
 * Scores of labels, as scikit-learn's with {@code zero_division=0}: a label that was never found
 * has precision 0, and one that was never right has recall 0.
 *
 * @param classes by label in order, those that were found and those that were right: how often it
 *     was right, was found, and both
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ClassificationScores(SortedMap<String, Score> classes) {
  public ClassificationScores {
    classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
  }

  /** How many examples there were. */
  public long count() {
    return sum(Score::gold);
  }

  /** The share of examples whose label was found, in [0, 1]; 0 without examples. */
  public double accuracy() {
    long count = count();
    return count == 0 ? 0 : (double) sum(Score::correct) / count;
  }

  /** The mean precision of the labels, each counting the same, in [0, 1]; 0 without labels. */
  public double macroPrecision() {
    return mean(Score::precision);
  }

  /** The mean recall of the labels, each counting the same, in [0, 1]; 0 without labels. */
  public double macroRecall() {
    return mean(Score::recall);
  }

  /** The mean F1 of the labels, each counting the same, in [0, 1]; 0 without labels. */
  public double macroF1() {
    return mean(Score::f1);
  }

  private long sum(ToLongFunction<Score> part) {
    return classes.values().stream().mapToLong(part).sum();
  }

  private double mean(ToDoubleFunction<Score> score) {
    return classes.values().stream().mapToDouble(score).average().orElse(0);
  }
}
