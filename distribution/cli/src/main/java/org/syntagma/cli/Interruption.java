package org.syntagma.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.syntagma.runtime.StopSignal;

/**
 * Lets a run write its checkpoint when somebody presses Ctrl-C or the system asks the process to
 * end.
 */
final class Interruption {
  private Interruption() {}

  static void install(StopSignal stop, Path directory, PrintWriter err) {
    Thread hook =
        new Thread(
            () -> {
              if (stop.finished()) {
                return;
              }
              err.println();
              err.println("Stopping after this update …");
              err.flush();
              stop.request();
              try {
                stop.await();
                err.println("Stopped. Go on with: syntagma resume " + directory);
                err.flush();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }
}
