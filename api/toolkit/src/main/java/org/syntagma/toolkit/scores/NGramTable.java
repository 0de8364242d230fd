package org.syntagma.toolkit.scores;

/**
 * Numbers n-grams of any order: each is known by the number of its first n − 1 symbols and its last
 * symbol, so a sequence of length l costs l look-ups for each order and nothing is approximate. A
 * map of boxed keys would make chrF several times slower.
 */
final class NGramTable {
  private static final int NOTHING = 0;
  private static final long MIXER = 0x9E3779B97F4A7C15L;

  private long[] keys;
  private int[] numbers;
  private int size;

  /**
   * An empty table.
   *
   * @param expected about how many n-grams will come; more are no fault
   */
  NGramTable(int expected) {
    int capacity = Integer.highestOneBit(Math.max(expected, 8)) * 4;
    keys = new long[capacity];
    numbers = new int[capacity];
  }

  /** Numbers the n-grams of orders 1 to {@code order}; symbols are not negative. */
  NGrams read(int[] symbols, int order) {
    int[][] found = new int[order][];
    for (int n = 1; n <= order; n++) {
      int[] places = new int[Math.max(symbols.length - n + 1, 0)];
      for (int i = 0; i < places.length; i++) {
        int prefix = n == 1 ? NOTHING : found[n - 2][i];
        places[i] = number(prefix, symbols[i + n - 1]);
      }
      found[n - 1] = places;
    }
    return new NGrams(found);
  }

  /** Greater than every number given so far. */
  int bound() {
    return size + 1;
  }

  private int number(int prefix, int symbol) {
    long key = ((long) prefix << Integer.SIZE) | symbol;
    int slot = slot(key);
    if (numbers[slot] != NOTHING) {
      return numbers[slot];
    }
    size++;
    keys[slot] = key;
    numbers[slot] = size;
    if (size * 2 > keys.length) {
      grow();
    }
    return size;
  }

  /** Where the key is, or the free place where it belongs. */
  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) ((key * MIXER) >>> Integer.SIZE) & mask;
    while (numbers[slot] != NOTHING && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldNumbers = numbers;
    keys = new long[oldKeys.length * 2];
    numbers = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldNumbers[i] != NOTHING) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        numbers[slot] = oldNumbers[i];
      }
    }
  }
}
