package org.syntagma.trainers.supervised;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.syntagma.api.training.TrainingException;

/**
 * Reads the rounds of the next few updates on one background thread, while earlier ones train.
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
  private final Deque<Future<Round>> rounds = new ArrayDeque<>();
  private long submitted;

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
   * The next round; there must be one.
   *
   * @throws RuntimeException what the reader threw
   */
  Round next() {
    while (rounds.size() < ROUNDS && submitted < last) {
      long update = ++submitted;
      rounds.add(thread.submit(() -> reader.apply(update)));
    }
    try {
      return rounds.remove().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrainingException("interrupted while waiting for examples: resume the run");
    }
  }

  /** Returns when the corpora are no longer in use; an interrupt could close their files. */
  @Override
  public void close() {
    rounds.forEach(round -> round.cancel(false));
    thread.shutdown();
    try {
      thread.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
