package org.syntagma.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A contestant in a process of its own. It reads a number of steps from its standard input, makes
 * them, and answers {@code @ seconds loss}; whatever else it prints is kept for error messages.
 */
final class Runner implements AutoCloseable {
  /** What Syntagma's launcher sets: without it page faults dominate large models. */
  private static final Map<String, String> MEMORY =
      Map.of(
          "GLIBC_TUNABLES", "glibc.malloc.hugetlb=1",
          "MALLOC_ARENA_MAX", "1",
          "MALLOC_MMAP_MAX_", "0",
          "MALLOC_TRIM_THRESHOLD_", "17179869184",
          "MALLOC_TOP_PAD_", "67108864");

  private static final int KEPT_LINES = 30;

  /** The exit code after SIGKILL, which Linux sends where memory runs out. */
  private static final int KILLED = 128 + 9;

  private final String name;
  private final Process process;
  private final BufferedReader out;
  private final BufferedWriter in;
  private final List<String> said = new ArrayList<>();

  record Round(double seconds, double loss) {}

  Runner(String name, List<String> command) {
    this.name = name;
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(MEMORY);
    // A kernel that somebody chose for other programs would slow down the peer.
    builder.environment().keySet().removeIf(key -> key.startsWith("OPENBLAS_"));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be started", e);
    }
    out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    in =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
  }

  String name() {
    return name;
  }

  Round run(int steps) {
    try {
      in.write(steps + "\n");
      in.flush();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith("@ ")) {
          String[] words = line.split(" ", -1);
          return new Round(Double.parseDouble(words[1]), Double.parseDouble(words[2]));
        }
        said.add(line);
        if (said.size() > KEPT_LINES) {
          said.remove(0);
        }
      }
    } catch (IOException e) {
      said.add(e.toString());
    }
    throw new IllegalStateException(
        name + " ended early, " + exit() + ":\n" + String.join("\n", said));
  }

  private String exit() {
    close();
    int code = process.exitValue();
    return code == KILLED ? "killed, as for want of memory" : "exit code " + code;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
