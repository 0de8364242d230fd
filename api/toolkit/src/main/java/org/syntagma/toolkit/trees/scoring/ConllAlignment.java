package org.syntagma.toolkit.trees.scoring;

import java.util.ArrayList;
import java.util.List;

/**
 * Which words of a system's text are which of the gold standard's. Words that are tokens are the
 * same if their characters are. Around tokens of several words, in the smallest stretch of text
 * that no such token sticks out of, words are the same if they are in a longest common subsequence
 * of forms.
 */
final class ConllAlignment {
  private final List<ConllWord> gold;
  private final List<ConllWord> system;
  private final List<Pair> pairs = new ArrayList<>();
  private int nextGold;
  private int nextSystem;

  /** Indices of a word in both texts. */
  record Pair(int gold, int system) {}

  private ConllAlignment(List<ConllWord> gold, List<ConllWord> system) {
    this.gold = gold;
    this.system = system;
  }

  /** The pairs in order. */
  static List<Pair> of(ConllText gold, ConllText system) {
    ConllAlignment alignment = new ConllAlignment(gold.words(), system.words());
    alignment.align();
    return List.copyOf(alignment.pairs);
  }

  private void align() {
    while (nextGold < gold.size() && nextSystem < system.size()) {
      ConllWord one = gold.get(nextGold);
      ConllWord other = system.get(nextSystem);
      if (one.multiword() || other.multiword()) {
        alignStretch();
      } else if (one.span().equals(other.span())) {
        pairs.add(new Pair(nextGold++, nextSystem++));
      } else if (one.span().start() <= other.span().start()) {
        nextGold++;
      } else {
        nextSystem++;
      }
    }
  }

  private void alignStretch() {
    ConllWord one = gold.get(nextGold);
    ConllWord other = system.get(nextSystem);
    // A word that begins before the token cannot be one of the token's.
    if (one.multiword() && !other.multiword() && other.span().start() < one.span().start()) {
      nextSystem++;
    } else if (!one.multiword() && one.span().start() < other.span().start()) {
      nextGold++;
    }
    int fromGold = nextGold;
    int fromSystem = nextSystem;
    int end = (one.multiword() ? one : other).span().end();
    while (isInside(gold, nextGold, end) || isInside(system, nextSystem, end)) {
      boolean goldIsNext =
          nextGold < gold.size()
              && (nextSystem >= system.size()
                  || gold.get(nextGold).span().start() <= system.get(nextSystem).span().start());
      ConllWord word = goldIsNext ? gold.get(nextGold++) : system.get(nextSystem++);
      end = word.multiword() ? Math.max(end, word.span().end()) : end;
    }
    alignForms(fromGold, fromSystem);
  }

  private static boolean isInside(List<ConllWord> words, int index, int end) {
    if (index >= words.size()) {
      return false;
    }
    ConllWord word = words.get(index);
    return word.multiword() ? word.span().start() < end : word.span().end() <= end;
  }

  private void alignForms(int fromGold, int fromSystem) {
    int[][] common = commonLengths(fromGold, fromSystem);
    int g = 0;
    int s = 0;
    while (fromGold + g < nextGold && fromSystem + s < nextSystem) {
      if (isSameForm(fromGold + g, fromSystem + s)) {
        pairs.add(new Pair(fromGold + g++, fromSystem + s++));
      } else if (common[g][s] == common[g + 1][s]) {
        g++;
      } else {
        s++;
      }
    }
  }

  /** For each two suffixes, the length of their longest common subsequence. */
  private int[][] commonLengths(int fromGold, int fromSystem) {
    int[][] common = new int[nextGold - fromGold + 1][nextSystem - fromSystem + 1];
    for (int g = common.length - 2; g >= 0; g--) {
      for (int s = common[g].length - 2; s >= 0; s--) {
        int here = isSameForm(fromGold + g, fromSystem + s) ? 1 + common[g + 1][s + 1] : 0;
        common[g][s] = Math.max(here, Math.max(common[g + 1][s], common[g][s + 1]));
      }
    }
    return common;
  }

  private boolean isSameForm(int goldWord, int systemWord) {
    return gold.get(goldWord).form().equals(system.get(systemWord).form());
  }
}
