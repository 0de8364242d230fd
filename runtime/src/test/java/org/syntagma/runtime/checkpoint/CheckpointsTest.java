package org.syntagma.runtime.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.runtime.io.ChildProcess;

class CheckpointsTest {
  @TempDir private Path folder;
  private Checkpoints checkpoints;

  @BeforeEach
  void open() {
    checkpoints = new Checkpoints(folder);
  }

  @Test
  void findsTheNewestAcrossStages() {
    write(0, "pretrain", 3000, 2);
    write(1, "a-first-by-name", 10, Double.NaN);
    assertFound("a-first-by-name-00000010", checkpoints.newestWhole());
  }

  @Test
  void skipsDamagedOnesAndSaysSo() throws IOException {
    write(0, "pretrain", 1, 2);
    write(0, "pretrain", 2, 2);
    Path second = folder.resolve("pretrain-00000002");
    Files.delete(second.resolve("state.safetensors"));
    write(0, "pretrain", 3, 2);
    Path third = folder.resolve("pretrain-00000003");
    Files.writeString(third.resolve("manifest.json"), "{}");
    Checkpoints.Search search = checkpoints.newestWhole();
    assertFound("pretrain-00000001", search);
    assertEquals(2, search.skipped().size());
    assertTrue(search.skipped().get(0).startsWith(third + " is damaged: manifest.json"));
    assertEquals(second + " is damaged: state.safetensors is missing", search.skipped().get(1));
  }

  @Test
  void keepsTheNewestAndTheBestOfEachStage() throws IOException {
    write(0, "pretrain", 1, 5);
    write(0, "pretrain", 2, 3);
    write(0, "pretrain", 3, 3);
    write(0, "pretrain", 4, Double.NaN);
    write(0, "pretrain", 5, 4);
    write(1, "tune", 1, 9);
    checkpoints.prune(2);
    assertEquals(
        List.of("pretrain-00000002", "pretrain-00000004", "pretrain-00000005", "tune-00000001"),
        names());
    assertFound("pretrain-00000002", checkpoints.best("pretrain"));
  }

  @Test
  void takesAScoreAfterwards() {
    write(0, "pretrain", 1, 2);
    write(0, "pretrain", 2, Double.NaN);
    assertFound("pretrain-00000001", checkpoints.best("pretrain"));
    checkpoints.score(new Position(0, "pretrain", 2), 1.25);
    try (Checkpoint best = checkpoints.best("pretrain").found().orElseThrow()) {
      assertEquals(2, best.position().update());
      assertEquals(OptionalDouble.of(1.25), best.score());
    }
  }

  @Test
  void discardsWhatAResumedRunWillWriteAgain() throws IOException {
    write(0, "pretrain", 1, 2);
    write(0, "pretrain", 2, 2);
    write(1, "tune", 1, 2);
    checkpoints.discardAfter(new Position(0, "pretrain", 1));
    assertEquals(List.of("pretrain-00000001"), names());
  }

  @Test
  void aRunWithoutCheckpointsHasNone() {
    Checkpoints none = new Checkpoints(folder.resolve("absent"));
    none.removeLeftovers();
    none.prune(1);
    assertTrue(none.newestWhole().found().isEmpty());
  }

  @Test
  void aKilledProcessLeavesOnlyWholeCheckpoints() throws Exception {
    for (int round = 0; round < 4; round++) {
      Process writer = ChildProcess.start(CheckpointsTest.class, folder);
      BufferedReader written = writer.inputReader();
      written.readLine();
      written.readLine();
      Thread.sleep(3 + 8 * round);
      writer.destroyForcibly().waitFor();
      checkpoints.removeLeftovers();
      for (String name : names()) {
        Checkpoint.open(folder.resolve(name)).close();
      }
    }
    assertTrue(names().size() > 4, "the process was killed before it wrote enough");
  }

  /** Writes checkpoints until it is killed. */
  public static void main(String[] arguments) {
    CheckpointsTest test = new CheckpointsTest();
    test.checkpoints = new Checkpoints(Path.of(arguments[0]));
    for (long update = ProcessHandle.current().pid() * 100_000; ; update++) {
      test.write(0, "pretrain", update, 1);
      System.out.println(update);
    }
  }

  private void write(int index, String stage, long update, double score) {
    try (CheckpointWriter out = checkpoints.begin(new Position(index, stage, update))) {
      out.score(score);
      out.state().number("update", update);
      out.state().texts("ballast", List.of("x".repeat(1 << 16)));
      out.commit();
    }
  }

  private static void assertFound(String name, Checkpoints.Search search) {
    try (Checkpoint found = search.found().orElseThrow()) {
      assertEquals(name, found.path().getFileName().toString());
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
