package org.syntagma.trainers.supervised;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.syntagma.api.training.TrainingException;

/**
 * Reads the rounds of the next few updates on one background thread, while earlier ones train: the
 * trainer waits neither for examples nor for batches to be made of them.
 *
 * <p>A checkpoint must hold the cursors of what was trained on, not of what was read. So every
 * round brings its own cursors with it, taken on the reading thread right after it was read:
 * nothing has to stop, wait or be read again, however far ahead the reader is.
 */
final class ReadAhead implements AutoCloseable {
  private static final int ROUNDS = 3;

  private final LongFunction<Round> reader;
  private final long last;
  private final ExecutorService thread;
  private final Deque<CompletableFuture<Round>> rounds = new ArrayDeque<>();
  private long submitted;
  private volatile boolean closed;

  /**
   * Reads the rounds after {@code trained}, up to that of the update {@code last}.
   *
   * @param threads makes the thread
   * @param reader the round of an update; called with one update after the other
   */
  ReadAhead(ThreadFactory threads, LongFunction<Round> reader, long trained, long last) {
    this.reader = reader;
    this.last = last;
    this.submitted = trained;
    this.thread = Executors.newSingleThreadExecutor(threads);
  }

  /**
   * The next round; there must be one, and the caller closes it.
   *
   * @throws RuntimeException what the reader threw
   */
  Round next() {
    while (rounds.size() < ROUNDS && submitted < last) {
      long update = ++submitted;
      rounds.add(CompletableFuture.supplyAsync(() -> read(update), thread));
    }
    try {
      Round next = rounds.element().get();
      rounds.remove();
      return next;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      } else if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrainingException("interrupted while waiting for examples: resume the run");
    }
  }

  private Round read(long update) {
    if (closed) {
      throw new CancellationException();
    }
    return reader.apply(update);
  }

  /**
   * Frees what nobody asked for. Returns when the corpora are no longer in use, also where the
   * thread is interrupted meanwhile: passed on, that could close their files.
   */
  @Override
  public void close() {
    closed = true;
    thread.shutdown();
    boolean interrupted = false;
    while (!thread.isTerminated()) {
      try {
        thread.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    rounds.stream()
        .filter(round -> !round.isCompletedExceptionally())
        .forEach(round -> round.join().close());
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
