package org.syntagma.tasks.penalties;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** Which tokens of a text say again what it said before. */
final class Repeats {
  private Repeats() {}

  /**
   * For each place whether it belongs to an n-gram that began further left, too.
   *
   * @param ids negative where there is nothing, which is part of no n-gram
   */
  static boolean[] of(long[] ids, int n) {
    boolean[] repeats = new boolean[ids.length];
    Set<List<Long>> seen = new HashSet<>();
    for (int from = 0; from + n <= ids.length; from++) {
      List<Long> ngram = LongStream.of(ids).skip(from).limit(n).boxed().toList();
      if (ngram.stream().allMatch(id -> id >= 0) && !seen.add(ngram)) {
        Arrays.fill(repeats, from, from + n, true);
      }
    }
    return repeats;
  }
}
