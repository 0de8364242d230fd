package org.syntagma.toolkit.structured;

import java.util.Arrays;
import java.util.List;

/** Sets of spans as trees. */
final class Brackets {
  private static final int FREE = -1;
  private static final int CROSSED = -2;

  private Brackets() {}

  /**
   * Whether these are the spans of one binary tree: as many as it has, all different, none crossed.
   */
  static boolean areBinaryTree(List<Span> spans, int length) {
    if (spans.size() != Math.max(0, 2 * length - 1)) {
      return false;
    }
    int[] table = new int[(length + 1) * (length + 1)];
    Arrays.fill(table, FREE);
    return spans.stream().allMatch(span -> enter(span, length, table));
  }

  /** False if the span lies outside, repeats, or crosses one that is there. */
  private static boolean enter(Span span, int length, int[] table) {
    int size = length + 1;
    boolean fits =
        span.label() >= 0
            && span.start() >= 0
            && span.start() < span.end()
            && span.end() <= length
            && table[span.start() * size + span.end()] == FREE;
    if (fits) {
      table[span.start() * size + span.end()] = span.label();
      for (int inside = span.start() + 1; inside < span.end(); inside++) {
        for (int i = 0; i < span.start(); i++) {
          table[i * size + inside] = CROSSED;
        }
        for (int j = span.end() + 1; j < size; j++) {
          table[inside * size + j] = CROSSED;
        }
      }
    }
    return fits;
  }

  static PairScores consistent(PairScores scores, List<List<Span>> brackets, int none) {
    float[] values = scores.values().clone();
    for (int b = 0; b < scores.sentences(); b++) {
      int size = scores.length(b) + 1;
      int[] table = new int[size * size];
      Arrays.fill(table, FREE);
      for (Span span : brackets.get(b)) {
        if (span.label() >= scores.labels() || !enter(span, size - 1, table)) {
          throw new IllegalArgumentException(
              "sentence %d of %d words: %s repeats or crosses another, or lies outside"
                  .formatted(b, size - 1, span));
        }
      }
      for (int i = 0; i < size; i++) {
        for (int j = i + 1; j < size; j++) {
          int label = table[i * size + j] == FREE ? none : table[i * size + j];
          int index = scores.index(b, i, j);
          for (int l = 0; l < scores.labels(); l++) {
            values[index + l] = l == label ? values[index + l] : Float.NEGATIVE_INFINITY;
          }
        }
      }
    }
    return scores.with(values);
  }
}
