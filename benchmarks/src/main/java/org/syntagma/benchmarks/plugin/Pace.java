package org.syntagma.benchmarks.plugin;

import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.syntagma.api.training.Listener;
import org.syntagma.api.training.Progress;

/**
 * Lets a run make as many updates as standard input says, answers how long they took, and so on.
 */
final class Pace implements Listener {
  private final BufferedReader in =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
  private long start;
  private long left;

  @Inject
  Pace() {}

  @Override
  public void stageStarted(String stage, long updates, long parameters) {
    await();
  }

  @Override
  public void updated(String stage, Progress progress) {
    left--;
    if (left == 0) {
      System.out.printf(
          Locale.ROOT,
          "@ %.6f %.5f%n",
          (System.nanoTime() - start) / 1e9,
          progress.values().get("loss"));
      await();
    }
  }

  private void await() {
    try {
      String line = in.readLine();
      if (line == null) {
        Runtime.getRuntime().halt(0);
      }
      left = Long.parseLong(line.strip());
      start = System.nanoTime();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
