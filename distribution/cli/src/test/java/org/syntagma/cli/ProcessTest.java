package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run promises of its files holds from one process to another. */
class ProcessTest {
  private static final Path KILL = Path.of("/bin/kill");

  /** The signal's bit in a mask of signals. */
  private static final long INTERRUPT = 1L << (2 - 1);

  @TempDir static Path folder;

  @BeforeAll
  static void runToTheEnd() throws Exception {
    Scene.in(folder);
    assertDone(start("whole"));
  }

  @Test
  void twoProcessesWriteTheSameBytes() throws Exception {
    assertDone(start("again"));
    assertSameFiles("again");
  }

  @Test
  void resumesToTheSameBytesAfterKill() throws Exception {
    try (Child run = start("killed")) {
      run.awaitCheckpoint(checkpoints("killed"));
      run.process().destroyForcibly();
      run.exitCode();
    }
    assertUnfinished("killed");
    // It may have come further than its last checkpoint, or not, as luck has it.
    Files.writeString(
        folder.resolve("killed").resolve("metrics.csv"),
        "2000-01-01T00:00:00Z,pretrain,59,loss,1.0\n",
        StandardOpenOption.APPEND);
    assertDone(resume("killed"));
    assertSameFiles("killed");
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void resumesToTheSameBytesAfterASignal(String signal, int exitCode) throws Exception {
    assumeTrue(Files.isExecutable(KILL), KILL + " is needed to send a signal");
    assumeFalse(
        signal.equals("INT") && ignoresInterrupts(), "this process and its children ignore SIGINT");
    String name = "stopped-by-" + signal;
    try (Child run = start(name)) {
      run.awaitCheckpoint(checkpoints(name));
      send(signal, run.process());
      assertEquals(exitCode, run.exitCode(), run.output());
      String advice = "syntagma resume " + folder.resolve(name);
      assertTrue(run.output().contains(advice), run.output());
    }
    assertUnfinished(name);
    assertDone(resume(name));
    assertSameFiles(name);
  }

  @Test
  void resumesToTheSameBytesAfterTheDiskTookNoMore() throws Exception {
    Path limit = Path.of("/usr/bin/prlimit");
    assumeTrue(Files.isExecutable(limit), limit + " is needed to stop files from growing");
    try (Child run = start("full")) {
      run.awaitCheckpoint(checkpoints("full"));
      // No file may get more than 4 KiB any more: writing fails as on a full disk.
      String pid = Long.toString(run.process().pid());
      Process process = new ProcessBuilder(limit.toString(), "--pid", pid, "--fsize=4096").start();
      assertEquals(0, process.waitFor());
      assertEquals(ExitCodes.STORAGE, run.exitCode(), run.output());
      assertTrue(run.output().contains("cannot write "), run.output());
    }
    assertUnfinished("full");
    assertDone(resume("full"));
    assertSameFiles("full");
  }

  private static Child start(String run) throws IOException {
    return Child.start(
        folder,
        "run",
        folder.resolve("small.yaml"),
        "--set",
        "stages[0].updates=60",
        "--set",
        "stages[0].evaluate.every=20",
        "--set",
        "checkpoints.every=5",
        "--directory",
        folder.resolve(run));
  }

  private static Child resume(String run) throws IOException {
    return Child.start(folder, "resume", folder.resolve(run));
  }

  private static void send(String signal, Process process)
      throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder(KILL.toString(), "-" + signal, Long.toString(process.pid())).start();
    assertEquals(0, kill.waitFor());
  }

  /** Whether whoever started this process had it ignore SIGINT, as a shell does with jobs. */
  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> line.replaceFirst("SigIgn:\\s*", ""))
            .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & INTERRUPT) != 0);
  }

  private static Path checkpoints(String run) {
    return folder.resolve(run).resolve("checkpoints");
  }

  private static Path last(String run) {
    return checkpoints(run).resolve("pretrain-00000060");
  }

  private static void assertDone(Child child) throws IOException, InterruptedException {
    try (child) {
      assertEquals(0, child.exitCode(), child.output());
    }
  }

  /** Otherwise resuming it would show nothing. */
  private static void assertUnfinished(String run) {
    assertFalse(Files.exists(last(run)), last(run) + " was written before the signal came");
  }

  private static void assertSameFiles(String run) throws IOException {
    for (String file : List.of("main.safetensors", "state.safetensors")) {
      assertArrayEquals(
          Files.readAllBytes(last("whole").resolve(file)),
          Files.readAllBytes(last(run).resolve(file)),
          file);
    }
    assertEquals(metrics("whole"), metrics(run));
  }

  /** The rows without their time. */
  private static List<String> metrics(String run) throws IOException {
    return Files.readAllLines(folder.resolve(run).resolve("metrics.csv")).stream()
        .map(row -> row.substring(row.indexOf(',')))
        .toList();
  }
}
