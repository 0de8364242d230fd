package org.syntagma.tasks.languagemodel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syntagma.api.data.DataException;

/**
 * How well the last tokens of texts are predicted. Only a text that ends has a tail: its last
 * target is the end symbol.
 *
 * <ul>
 *   <li>{@code tail-loss}: nats for each of these tokens, the end symbol among them;
 *   <li>{@code end-recall}: the share of ends at which the end symbol is the most probable.
 * </ul>
 */
final class Tail {
  private final int tokens;
  private final int end;
  private double nats;
  private long predicted;
  private long ends;
  private long found;

  /**
   * Begins with nothing.
   *
   * @param tokens the greatest length of a tail
   * @param end the id of the end symbol
   */
  Tail(int tokens, int end) {
    this.tokens = tokens;
    this.end = end;
  }

  /** Where the tail of {@code targets} begins; after their last where they have none. */
  static int begin(int[] targets, int tokens, int end) {
    boolean ends = targets.length > 0 && targets[targets.length - 1] == end;
    return ends ? Math.max(0, targets.length - tokens) : targets.length;
  }

  /**
   * Looks at a batch.
   *
   * @param each −log p of each target, (batch, length) in one
   * @param guesses the most probable token there
   */
  void add(List<Row> rows, float[] each, long[] guesses) {
    int width = each.length / rows.size();
    for (int row = 0; row < rows.size(); row++) {
      int[] targets = rows.get(row).targets();
      for (int i = begin(targets, tokens, end); i < targets.length; i++) {
        nats += each[row * width + i];
        predicted++;
      }
      if (begin(targets, tokens, end) < targets.length) {
        ends++;
        found += guesses[row * width + targets.length - 1] == end ? 1 : 0;
      }
    }
  }

  /**
   * What was found.
   *
   * @throws DataException if no text has a tail
   */
  Map<String, Double> metrics() {
    if (ends == 0) {
      throw new DataException(
          "none of the texts that tail-prediction was evaluated on ends with the end symbol, so"
              + " none has a tail: give it whole texts (for a text, 'unit: line')");
    }
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("tail-loss", nats / predicted);
    metrics.put("end-recall", (double) found / ends);
    return metrics;
  }
}
