package org.syntagma.data.text;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Reads examples in blocks, the next one in the background while this one is used, so that training
 * does not wait for the disk. Used by one thread at a time.
 */
final class ReadAhead {
  private static final int BLOCK = 64;

  private final Examples examples;
  private Block current = new Block(-1, 0, CompletableFuture.completedFuture(new int[0][]));
  private Block following = current;

  ReadAhead(Examples examples) {
    this.examples = examples;
  }

  private record Block(long epoch, long from, CompletableFuture<int[][]> examples) {
    private boolean isAt(long epoch, long from) {
      return this.epoch == epoch && this.from == from;
    }
  }

  Examples examples() {
    return examples;
  }

  /** The ids of an example that exists. */
  int[] ids(long epoch, long index) {
    long from = index - index % BLOCK;
    if (!current.isAt(epoch, from)) {
      current = following.isAt(epoch, from) ? following : start(epoch, from);
      following = start(epoch, from + BLOCK);
    }
    try {
      return current.examples().join()[(int) (index - from)];
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private Block start(long epoch, long from) {
    return new Block(epoch, from, CompletableFuture.supplyAsync(() -> read(epoch, from)));
  }

  private int[][] read(long epoch, long from) {
    long end = Math.min(from + BLOCK, examples.size().orElse(Long.MAX_VALUE));
    int[][] block = new int[(int) Math.max(end - from, 0)][];
    for (int i = 0; i < block.length; i++) {
      block[i] = examples.ids(epoch, from + i);
    }
    return block;
  }
}
