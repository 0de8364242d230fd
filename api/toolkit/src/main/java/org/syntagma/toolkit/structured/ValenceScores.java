package org.syntagma.toolkit.structured;

/**
 * The scores of one sentence's choices, or how often each is expected. Words count from 0.
 *
 * @param length of the sentence, at least 1
 * @param root (words)
 * @param attach (heads, dependents)
 * @param decide (words, sides, valences, decisions)
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record ValenceScores(int length, double[] root, double[] attach, double[] decide) {
  static ValenceScores zeros(int length) {
    if (length < 1) {
      throw new IllegalArgumentException("a sentence has no words: leave it out");
    }
    return new ValenceScores(
        length,
        new double[length],
        new double[length * length],
        new double[ValenceTables.DECISIONS * length]);
  }

  /** What {@code tables} say of a sentence of those symbols. */
  static ValenceScores of(ValenceTables tables, int[] sentence) {
    ValenceScores scores = zeros(sentence.length);
    for (int word = 0; word < sentence.length; word++) {
      int symbol = sentence[word];
      if (symbol < 0 || symbol >= tables.symbols()) {
        throw new IllegalArgumentException(
            "word %d is the symbol %d: must be from 0 to %d"
                .formatted(word + 1, symbol, tables.symbols() - 1));
      }
      scores.root[word] = tables.root()[symbol];
      for (int other = 0; other < sentence.length; other++) {
        int side = side(word, other);
        scores.attach[word * sentence.length + other] =
            tables.attach()[tables.attachment(symbol, side, sentence[other])];
      }
      System.arraycopy(
          tables.decide(),
          ValenceTables.DECISIONS * symbol,
          scores.decide,
          ValenceTables.DECISIONS * word,
          ValenceTables.DECISIONS);
    }
    requireNumbers(scores.root);
    requireNumbers(scores.attach);
    requireNumbers(scores.decide);
    return scores;
  }

  private static void requireNumbers(double[] scores) {
    for (double score : scores) {
      if (!(score < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "a score is %s: must be finite, or -Infinity for what is not allowed".formatted(score));
      }
    }
  }

  /** Trees weighted by Π 1 / distance over their arcs. */
  static ValenceScores harmonic(int length) {
    ValenceScores scores = zeros(length);
    for (int head = 0; head < length; head++) {
      for (int dependent = 0; dependent < length; dependent++) {
        scores.attach[head * length + dependent] =
            -Math.log(Math.max(1, Math.abs(head - dependent)));
      }
    }
    return scores;
  }

  /** On which side of {@code head} another word is. */
  static int side(int head, int other) {
    return other < head ? ValenceTables.LEFT : ValenceTables.RIGHT;
  }

  static int decision(int word, int side, int valence, int decision) {
    return ((2 * word + side) * 2 + valence) * 2 + decision;
  }

  /** Adds what is expected of a sentence's words to what is expected of their symbols. */
  void addTo(ValenceTables counts, int[] sentence) {
    for (int word = 0; word < length; word++) {
      int symbol = sentence[word];
      counts.root()[symbol] += root[word];
      for (int other = 0; other < length; other++) {
        counts.attach()[counts.attachment(symbol, side(word, other), sentence[other])] +=
            attach[word * length + other];
      }
      for (int i = 0; i < ValenceTables.DECISIONS; i++) {
        counts.decide()[ValenceTables.DECISIONS * symbol + i] +=
            decide[ValenceTables.DECISIONS * word + i];
      }
    }
  }
}
