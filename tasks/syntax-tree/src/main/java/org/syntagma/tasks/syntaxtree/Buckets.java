package org.syntagma.tasks.syntaxtree;

/**
 * Sizes rounded up to few, because oneDNN prepares anew for each shape that it meets for the first
 * time.
 */
final class Buckets {
  private Buckets() {}

  /** Of a sentence, symbols at its ends among them. */
  static int length(int length) {
    return length <= 40
        ? up(Math.max(length, 6), 2)
        : length <= 64 ? up(length, 4) : length <= 96 ? up(length, 8) : up(length, 32);
  }

  /** Of a batch. */
  static int sentences(int count) {
    return count <= 8 ? count : count < 32 ? up(count, 4) : up(count, 8);
  }

  /** Of the different forms in a batch. */
  static int forms(int count) {
    return up(count, 64);
  }

  /** Of a form. */
  static int characters(int length) {
    return up(length, 4);
  }

  private static int up(int size, int step) {
    return (size + step - 1) / step * step;
  }
}
