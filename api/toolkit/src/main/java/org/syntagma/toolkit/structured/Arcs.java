package org.syntagma.toolkit.structured;

import java.util.Arrays;

/**
 * One sentence's arcs, between the root, 0, and the words, from 1.
 *
 * @param size the number of words and 1
 * @param scores {@code [head * size + dependent]}; −infinity into the root and from a word to
 *     itself
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Arcs(int size, double[] scores) {
  static Arcs of(PairScores batch, int sentence) {
    if (batch.labels() != 1) {
      throw new IllegalArgumentException(
          "the scores have " + batch.labels() + " labels: arcs must have 1");
    }
    int size = batch.length(sentence) + 1;
    double[] scores = new double[size * size];
    Arrays.fill(scores, Double.NEGATIVE_INFINITY);
    for (int dependent = 1; dependent < size; dependent++) {
      for (int head = 0; head < size; head++) {
        if (head != dependent) {
          scores[head * size + dependent] = batch.at(sentence, dependent, head, 0);
        }
      }
    }
    return new Arcs(size, scores);
  }

  double score(int head, int dependent) {
    return scores[head * size + dependent];
  }
}
