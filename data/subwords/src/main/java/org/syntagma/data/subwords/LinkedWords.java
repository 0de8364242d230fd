package org.syntagma.data.subwords;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Different words as chains of tokens, in which pairs are found and joined. A joined pair costs as
 * much as it has occurrences, however long the words are.
 */
final class LinkedWords {
  private static final int END = -1;

  private final int[] tokens;
  private final int[] before;
  private final int[] after;
  private final int[] words;
  private final long[] counts;
  private final Map<Long, Pair> pairs = new HashMap<>();
  private final PriorityQueue<Candidate> queue = new PriorityQueue<>();

  /**
   * Links words.
   *
   * @param words each as its tokens; none is empty
   * @param counts how often each word occurs
   */
  LinkedWords(List<int[]> words, long[] counts) {
    int length = words.stream().mapToInt(word -> word.length).reduce(0, Math::addExact);
    this.counts = counts;
    this.words = new int[length];
    tokens = new int[length];
    before = new int[length];
    after = new int[length];
    int place = 0;
    for (int i = 0; i < words.size(); i++) {
      int[] word = words.get(i);
      for (int j = 0; j < word.length; j++) {
        tokens[place] = word[j];
        before[place] = j == 0 ? END : place - 1;
        after[place] = j == word.length - 1 ? END : place + 1;
        this.words[place] = i;
        if (j > 0) {
          pair(word[j - 1], word[j]).found(place - 1, counts[i]);
        }
        place++;
      }
    }
    pairs.values().forEach(this::offer);
  }

  /** The most frequent pair comes first, of equals that of smaller ids. */
  private record Candidate(long count, Pair pair) implements Comparable<Candidate> {
    @Override
    public int compareTo(Candidate other) {
      int order = Long.compare(other.count, count);
      return order != 0
          ? order
          : Long.compare(
              Pair.key(pair.left, pair.right), Pair.key(other.pair.left, other.pair.right));
    }
  }

  private Pair pair(int left, int right) {
    return pairs.computeIfAbsent(Pair.key(left, right), key -> new Pair(left, right));
  }

  private void offer(Pair pair) {
    queue.add(new Candidate(pair.count(), pair));
  }

  /**
   * The most frequent pair, with its present count; one that occurs nowhere if there is no other.
   */
  Pair mostFrequent() {
    while (!queue.isEmpty()) {
      Candidate candidate = queue.poll();
      // Counts that grew were offered anew; those that shrank are put back where they belong.
      if (candidate.count == candidate.pair.count()) {
        return candidate.pair;
      }
      if (candidate.count > candidate.pair.count() && candidate.pair.count() > 0) {
        offer(candidate.pair);
      }
    }
    return new Pair(END, END);
  }

  /** Makes every occurrence of {@code joined} one {@code token}. */
  void join(Pair joined, int token) {
    Set<Pair> grown = new LinkedHashSet<>();
    for (int left : joined.take()) {
      int right = after[left];
      // Either token may have become part of another one since.
      if (tokens[left] != joined.left || right == END || tokens[right] != joined.right) {
        continue;
      }
      long times = counts[words[left]];
      lose(before[left], left, joined, times);
      lose(right, after[right], joined, times);
      tokens[left] = token;
      tokens[right] = END;
      after[left] = after[right];
      if (after[left] != END) {
        before[after[left]] = left;
        find(left, after[left], times, grown);
      }
      if (before[left] != END) {
        find(before[left], left, times, grown);
      }
    }
    grown.forEach(this::offer);
  }

  private void lose(int left, int right, Pair joined, long times) {
    if (left != END && right != END) {
      Pair pair = pair(tokens[left], tokens[right]);
      if (pair != joined) {
        pair.lost(times);
      }
    }
  }

  private void find(int left, int right, long times, Set<Pair> grown) {
    Pair pair = pair(tokens[left], tokens[right]);
    pair.found(left, times);
    grown.add(pair);
  }
}
