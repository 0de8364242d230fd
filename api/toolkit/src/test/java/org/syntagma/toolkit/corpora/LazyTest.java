package org.syntagma.toolkit.corpora;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LazyTest {
  @Test
  void makesOneValueForThreadsThatAskAtTheSameTime() throws Exception {
    AtomicInteger made = new AtomicInteger();
    CountDownLatch secondMaker = new CountDownLatch(2);
    Lazy<Object> lazy =
        new Lazy<>(
            () -> {
              made.incrementAndGet();
              waitFor(secondMaker);
              return new Object();
            });
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<Object> first = threads.submit(lazy::get);
      Future<Object> second = threads.submit(lazy::get);
      assertSame(first.get(), second.get());
      assertEquals(1, made.get());
    } finally {
      threads.shutdownNow();
    }
  }

  /** Gives another maker the time to come in; where there is none, it does not come. */
  private static void waitFor(CountDownLatch latch) {
    latch.countDown();
    try {
      boolean unused = latch.await(200, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
