package org.syntagma.data.text;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;
import org.syntagma.toolkit.corpora.Epochs;

/**
 * Reads examples in blocks, the next one in the background while this one is used, so that training
 * does not wait for the disk. Used by one thread at a time.
 */
final class ReadAhead implements Epochs<int[]> {
  private static final int BLOCK = 64;

  private final Epochs<int[]> examples;
  private Block current = new Block(-1, 0, CompletableFuture.completedFuture(List.of()));
  private Block following = current;

  ReadAhead(Epochs<int[]> examples) {
    this.examples = examples;
  }

  private record Block(long epoch, long from, CompletableFuture<List<int[]>> examples) {
    private boolean isAt(long epoch, long from) {
      return this.epoch == epoch && this.from == from;
    }
  }

  @Override
  public OptionalLong size() {
    return examples.size();
  }

  @Override
  public Optional<int[]> at(long epoch, long index) {
    long from = index - index % BLOCK;
    if (!current.isAt(epoch, from)) {
      current = following.isAt(epoch, from) ? following : start(epoch, from);
      following = start(epoch, from + BLOCK);
    }
    try {
      List<int[]> block = current.examples().join();
      int place = (int) (index - from);
      return place < block.size() ? Optional.of(block.get(place)) : Optional.empty();
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

  private List<int[]> read(long epoch, long from) {
    return LongStream.range(from, from + BLOCK)
        .mapToObj(index -> examples.at(epoch, index))
        .flatMap(Optional::stream)
        .toList();
  }
}
