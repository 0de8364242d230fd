package org.syntagma.trainers.supervised;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.DataException;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.api.training.TrainingException;
import org.syntagma.toolkit.state.Snapshot;

class ReadAheadTest {
  private static final Round NOTHING = new Round(List.of(), false, new Snapshot());

  @Test
  void readsUpdateAfterUpdateUpToTheLastAndNoFurther() {
    List<Long> read = Collections.synchronizedList(new ArrayList<>());
    try (ReadAhead reader = new ReadAhead(Thread::new, update -> remember(read, update), 4, 9)) {
      for (int i = 0; i < 5; i++) {
        reader.next();
      }
      assertThrows(NoSuchElementException.class, reader::next);
    }
    assertEquals(List.of(5L, 6L, 7L, 8L, 9L), read);
  }

  @Test
  void readsTheNextRoundWhileOneIsInUse() throws InterruptedException {
    CountDownLatch ahead = new CountDownLatch(2);
    try (ReadAhead reader =
        new ReadAhead(
            Thread::new,
            update -> {
              ahead.countDown();
              return NOTHING;
            },
            0,
            9)) {
      reader.next();
      assertTrue(ahead.await(1, TimeUnit.MINUTES));
    }
  }

  @Test
  void closingWaitsForTheReaderToLeaveTheCorpora() {
    AtomicBoolean inside = new AtomicBoolean();
    CountDownLatch second = new CountDownLatch(1);
    try (ReadAhead reader =
        new ReadAhead(
            Thread::new,
            update -> {
              if (update == 2) {
                inside.set(true);
                second.countDown();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
                inside.set(false);
              }
              return NOTHING;
            },
            0,
            9)) {
      reader.next();
      await(second);
    }
    assertFalse(inside.get());
  }

  @Test
  void closingFreesWhatNobodyAskedFor() {
    try (School school = new School()) {
      List<NDManager> made = Collections.synchronizedList(new ArrayList<>());
      CountDownLatch second = new CountDownLatch(2);
      try (ReadAhead reader =
          new ReadAhead(
              Thread::new,
              update -> {
                NDManager manager = school.backend.manager().newSubManager();
                made.add(manager);
                second.countDown();
                return round(manager);
              },
              0,
              9)) {
        reader.next().close();
        await(second);
      }
      assertTrue(made.stream().noneMatch(NDManager::isOpen));
    }
  }

  private static Round round(NDManager manager) {
    Batch batch = Batch.of(manager, Map.of(), 1);
    LearnedTask<?, ?> task =
        LearnedTask.of(
            new TaskEntry(
                LeastSquares.plain(), Points.random(1, 3), new TaskEntry.Settings("points", 1, 1)),
            RatesConfig.defaults());
    MicroBatch only = new MicroBatch(task, batch, (outputs, same) -> null);
    return new Round(List.of(only), false, new Snapshot());
  }

  @Test
  void anInterruptDoesNotLeaveTheReaderInTheCorpora() {
    AtomicBoolean inside = new AtomicBoolean();
    CountDownLatch first = new CountDownLatch(1);
    try (ReadAhead reader =
        new ReadAhead(
            Thread::new,
            update -> {
              inside.set(true);
              first.countDown();
              LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
              inside.set(false);
              return NOTHING;
            },
            0,
            9)) {
      Thread.currentThread().interrupt();
      assertThrows(TrainingException.class, reader::next);
      Thread.interrupted();
      await(first);
      Thread.currentThread().interrupt();
    }
    assertTrue(Thread.interrupted());
    assertFalse(inside.get());
  }

  @Test
  void whatTheReaderThrowsReachesTheTrainer() {
    DataException fault = new DataException("line 7 is damaged");
    try (ReadAhead reader =
        new ReadAhead(
            Thread::new,
            update -> {
              throw fault;
            },
            0,
            9)) {
      assertSame(fault, assertThrows(DataException.class, reader::next));
    }
  }

  private static Round remember(List<Long> seen, long update) {
    seen.add(update);
    return NOTHING;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
