package org.syntagma.toolkit.structured;

/** Dependency trees as the head of each word: {@code heads[w − 1]} for the word {@code w}. */
final class Heads {
  private Heads() {}

  /**
   * Whether every word has a head and reaches the root, and the root has as many words as asked.
   */
  static boolean areTree(int[] heads, int length, Roots roots) {
    if (heads.length != length) {
      return false;
    }
    int fromRoot = 0;
    for (int head : heads) {
      if (head < 0 || head > length) {
        return false;
      }
      fromRoot += head == 0 ? 1 : 0;
    }
    return (roots == Roots.MANY || fromRoot == 1 || length == 0) && reachRoot(heads);
  }

  private static boolean reachRoot(int[] heads) {
    int[] visit = new int[heads.length + 1];
    for (int start = 1; start <= heads.length; start++) {
      int word = start;
      while (word != 0 && visit[word] == 0) {
        visit[word] = start;
        word = heads[word - 1];
      }
      // Coming back to a word of this same walk is a cycle; a word of an earlier walk is safe.
      if (word != 0 && visit[word] == start) {
        return false;
      }
    }
    return true;
  }

  /** Whether no two arcs of a tree cross. */
  static boolean areProjective(int[] heads) {
    for (int word = 1; word <= heads.length; word++) {
      int low = Math.min(word, heads[word - 1]);
      int high = Math.max(word, heads[word - 1]);
      for (int inner = low + 1; inner < high; inner++) {
        int head = heads[inner - 1];
        if (head < low || head > high) {
          return false;
        }
      }
    }
    return true;
  }

  /** Where the scores of a tree's arcs are. */
  static int[] parts(PairScores scores, int sentence, int[] heads) {
    int[] parts = new int[heads.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = scores.index(sentence, i + 1, heads[i]);
    }
    return parts;
  }
}
