package org.syntagma.runtime;

import java.util.concurrent.CountDownLatch;

/** Asks a run to stop after the update it is at. Safe for use by several threads. */
public final class StopSignal {
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean requested;

  /** Asks; the run writes a checkpoint and returns. */
  public void request() {
    requested = true;
  }

  public boolean requested() {
    return requested;
  }

  /** Waits until the run has written what it had to write. */
  public void await() throws InterruptedException {
    stopped.await();
  }

  /** Whether the run has ended, asked or not. */
  public boolean finished() {
    return stopped.getCount() == 0;
  }

  void stopped() {
    stopped.countDown();
  }
}
