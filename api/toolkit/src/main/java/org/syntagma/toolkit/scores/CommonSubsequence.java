package org.syntagma.toolkit.scores;

import java.util.BitSet;

/** The longest common subsequence of two sequences of words. */
final class CommonSubsequence {
  private CommonSubsequence() {}

  static int length(int[] left, int[] right) {
    int[] lengths = new int[right.length + 1];
    for (int word : left) {
      advance(word, right, lengths);
    }
    return lengths[right.length];
  }

  /**
   * Where words of one longest common subsequence are in {@code reference}. Of several, it is the
   * one that rouge-score takes: from the end, words that are equal belong to it; otherwise the
   * hypothesis is shortened if only that keeps the length, else the reference.
   */
  static BitSet places(int[] reference, int[] hypothesis) {
    BitSet[] shorten = new BitSet[reference.length];
    int[] lengths = new int[hypothesis.length + 1];
    for (int i = 0; i < reference.length; i++) {
      int[] before = lengths.clone();
      advance(reference[i], hypothesis, lengths);
      shorten[i] = new BitSet();
      for (int j = 0; j < hypothesis.length; j++) {
        shorten[i].set(j, lengths[j] > before[j + 1]);
      }
    }
    return trace(reference, hypothesis, shorten);
  }

  private static BitSet trace(int[] reference, int[] hypothesis, BitSet[] shorten) {
    BitSet places = new BitSet();
    int i = reference.length - 1;
    int j = hypothesis.length - 1;
    while (i >= 0 && j >= 0) {
      if (reference[i] == hypothesis[j]) {
        places.set(i);
        i--;
        j--;
      } else if (shorten[i].get(j)) {
        j--;
      } else {
        i--;
      }
    }
    return places;
  }

  /** From the lengths for all beginnings of {@code right} to those with one more word. */
  private static void advance(int word, int[] right, int[] lengths) {
    int diagonal = 0;
    for (int j = 0; j < right.length; j++) {
      int above = lengths[j + 1];
      lengths[j + 1] = word == right[j] ? diagonal + 1 : Math.max(above, lengths[j]);
      diagonal = above;
    }
  }
}
