package org.syntagma.testkit.backend;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Has garbage collected at bad moments. */
final class Garbage {
  private Garbage() {}

  /** Collects garbage and lets cleaners give native memory back. */
  static void collect() {
    for (int time = 0; time < 3; time++) {
      System.gc();
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** Collects garbage without pause on another thread. */
  static void collectedDuring(Runnable work) throws InterruptedException {
    AtomicBoolean done = new AtomicBoolean();
    Thread collector =
        new Thread(
            () -> {
              while (!done.get()) {
                System.gc();
              }
            });
    collector.start();
    try {
      work.run();
    } finally {
      done.set(true);
      collector.join();
    }
  }
}
