package org.syntagma.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.syntagma.runtime.StopSignal;

/**
 * While open, lets a run write its checkpoint when somebody presses Ctrl-C or the system asks the
 * process to end: the process does not end before this is closed.
 */
final class Interruption implements AutoCloseable {
  private final StopSignal signal = new StopSignal();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook;

  Interruption(Path directory, PrintWriter err) {
    hook = new Thread(() -> interrupted(directory, err), "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Asks the run to stop once somebody has interrupted it. */
  StopSignal signal() {
    return signal;
  }

  private void interrupted(Path directory, PrintWriter err) {
    err.println();
    err.println("Stopping after this update …");
    err.flush();
    signal.request();
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    err.println("Go on with: syntagma resume " + directory);
    err.flush();
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The hook is running already: somebody did interrupt.
      assert hook.isAlive();
    }
  }
}
