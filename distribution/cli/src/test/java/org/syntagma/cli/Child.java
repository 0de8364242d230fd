package org.syntagma.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command in a process of its own, which ends with this. */
record Child(Process process, Path log) implements AutoCloseable {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  /**
   * Starts the command.
   *
   * @param folder where its output is kept
   */
  static Child start(Path folder, Object... arguments) throws IOException {
    return start(Main.class, folder, arguments);
  }

  /** Starts another class with a main method. */
  static Child start(Class<?> main, Path folder, Object... arguments) throws IOException {
    Path log = Files.createTempFile(folder, "output", ".txt");
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dai.djl.offline=true",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    Stream.of(arguments).map(Object::toString).forEach(words::add);
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile());
    // Threads that spin while they wait are slow on a machine that does other things too.
    builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
    return new Child(builder.start(), log);
  }

  /** Waits for the first checkpoint in a folder. */
  void awaitCheckpoint(Path folder) throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (!hasCheckpoint(folder)) {
      if (!process.isAlive() || System.nanoTime() - start > PATIENCE) {
        throw new AssertionError("nothing appeared in " + folder + ": " + output());
      }
      Thread.sleep(5);
    }
  }

  private static boolean hasCheckpoint(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.anyMatch(entry -> entry.getFileName().toString().matches("\\w+-\\d+"));
    }
  }

  /** The exit code; waits for the end. */
  int exitCode() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE, TimeUnit.NANOSECONDS)) {
      throw new AssertionError("still running: " + output());
    }
    return process.exitValue();
  }

  /** What it has written so far to its output and its errors. */
  String output() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
