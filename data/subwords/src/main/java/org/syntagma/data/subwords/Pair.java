package org.syntagma.data.subwords;

import java.util.Arrays;

/** Two neighbouring tokens: how often they occur, and all places where they once did. */
final class Pair {
  final int left;
  final int right;
  private long count;
  private int[] places = new int[2];
  private int size;

  Pair(int left, int right) {
    this.left = left;
    this.right = right;
  }

  static long key(int left, int right) {
    return ((long) left << Integer.SIZE) | right;
  }

  long count() {
    return count;
  }

  void found(int place, long times) {
    if (size == places.length) {
      places = Arrays.copyOf(places, 2 * size);
    }
    places[size++] = place;
    count += times;
  }

  void lost(long times) {
    count -= times;
  }

  /** The places from left to right, after which the pair has none. */
  int[] take() {
    int[] taken = Arrays.copyOf(places, size);
    Arrays.sort(taken);
    places = new int[2];
    size = 0;
    count = 0;
    return taken;
  }
}
