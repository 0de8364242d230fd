package org.syntagma.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import org.syntagma.runtime.StopSignal;

/**
 * Ctrl-C, or the system asking the process to end, while a run trains: the run writes its
 * checkpoint and the command says all that it has to say before the process ends.
 */
final class Interruption {
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile StopSignal running;

  /** Waits for the command where a run is under way; otherwise the process ends at once. */
  void install(PrintWriter err) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupted(err), "interruption"));
  }

  private void interrupted(PrintWriter err) {
    StopSignal signal = running;
    if (signal == null || done.getCount() == 0) {
      return;
    }
    err.println();
    err.println("Stopping after this update …");
    err.flush();
    signal.request();
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** From now on a run is under way, which the signal asks to stop. */
  StopSignal begin() {
    StopSignal signal = new StopSignal();
    running = signal;
    return signal;
  }

  /** The command has said everything. */
  void end() {
    done.countDown();
  }
}
