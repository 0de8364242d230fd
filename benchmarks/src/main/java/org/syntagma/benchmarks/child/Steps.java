package org.syntagma.benchmarks.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/** The child's side of a race: makes as many steps as it is told to and answers. */
final class Steps {
  private Steps() {}

  /** Serves until standard input ends; {@code step} gives its loss. */
  static void serve(DoubleSupplier step) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      int steps = Integer.parseInt(line.strip());
      long start = System.nanoTime();
      double loss = 0;
      for (int i = 0; i < steps; i++) {
        loss = step.getAsDouble();
      }
      System.out.printf(Locale.ROOT, "@ %.6f %.5f%n", (System.nanoTime() - start) / 1e9, loss);
    }
  }
}
