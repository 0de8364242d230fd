package org.syntagma.toolkit.scores;

import java.util.BitSet;

/** A hypothesis beside one reference. */
final class RougePair {
  private final RougeText hypothesis;
  private final RougeText reference;
  private final int distinctWords;

  /**
   * A pair.
   *
   * @param distinctWords greater than every number of a word in either text
   */
  RougePair(RougeText hypothesis, RougeText reference, int distinctWords) {
    this.hypothesis = hypothesis;
    this.reference = reference;
    this.distinctWords = distinctWords;
  }

  RougeScore score(RougeMeasure measure) {
    return switch (measure) {
      case ROUGE_1 -> ngrams(1);
      case ROUGE_2 -> ngrams(2);
      case ROUGE_L -> common(CommonSubsequence.length(reference.words(), hypothesis.words()));
      case ROUGE_L_SUM -> common(commonOfLines());
    };
  }

  private RougeScore ngrams(int order) {
    int[] found = hypothesis.words();
    int[] wanted = reference.words();
    NGramTable table = new NGramTable((found.length + wanted.length) * order);
    NGrams system = table.read(found, order);
    NGrams allowed = table.read(wanted, order);
    int[] limits = new int[table.bound()];
    allowed.raise(limits);
    return RougeScore.of(
        system.matches(limits)[order - 1], system.count(order), allowed.count(order));
  }

  private RougeScore common(int words) {
    return RougeScore.of(words, hypothesis.words().length, reference.words().length);
  }

  private int commonOfLines() {
    int[] left = counts(hypothesis);
    int[] wanted = counts(reference);
    int hits = 0;
    for (int[] line : reference.lines()) {
      BitSet union = new BitSet();
      for (int[] candidate : hypothesis.lines()) {
        union.or(CommonSubsequence.places(line, candidate));
      }
      for (int place = union.nextSetBit(0); place >= 0; place = union.nextSetBit(place + 1)) {
        int word = line[place];
        if (left[word] > 0 && wanted[word] > 0) {
          hits++;
          left[word]--;
          wanted[word]--;
        }
      }
    }
    return hits;
  }

  private int[] counts(RougeText text) {
    int[] counts = new int[distinctWords];
    for (int word : text.words()) {
      counts[word]++;
    }
    return counts;
  }
}
