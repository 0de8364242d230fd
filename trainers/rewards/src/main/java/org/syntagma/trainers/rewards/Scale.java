package org.syntagma.trainers.rewards;

import java.util.List;
import org.syntagma.api.data.DataException;

/**
 * Where scores have their zero, and what is 1.
 *
 * @param unit greater than 0
 */
record Scale(double zero, double unit) {
  /** Leaves scores as they are. */
  static final Scale NONE = new Scale(0, 1);

  /**
   * The scale on which these scores have a mean of 0 and, if {@code scaled}, a deviation of 1.
   *
   * @throws DataException if there are none; or, if scaled, if they do not differ
   */
  static Scale of(List<Double> scores, boolean scaled) {
    if (scores.isEmpty()) {
      throw new DataException(
          "reference: found no examples; expected some, whose mean score becomes 0");
    }
    double mean = scores.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    if (!scaled) {
      return new Scale(mean, 1);
    }
    double squares = scores.stream().mapToDouble(score -> (score - mean) * (score - mean)).sum();
    double deviation = Math.sqrt(squares / Math.max(1, scores.size() - 1));
    if (!(deviation > 0)) {
      throw new DataException(
          "reference: found %d examples that all score %s; expected scores that differ, as they are to be scaled by: give more examples, or set scaled: false"
              .formatted(scores.size(), mean));
    }
    return new Scale(mean, deviation);
  }

  double of(double score) {
    return (score - zero) / unit;
  }
}
