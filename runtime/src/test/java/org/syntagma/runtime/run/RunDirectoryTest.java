package org.syntagma.runtime.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.runtime.io.ChildProcess;

class RunDirectoryTest {
  @TempDir private Path folder;

  @Test
  void keepsTheConfigurationAndEveryStart() {
    Path path = folder.resolve("runs").resolve("one");
    Start.PluginOrigin plugin =
        new Start.PluginOrigin("lion", "1.2.0", "lion.jar", Map.of("lion.jar", "abc"));
    Start first =
        new Start(
            "2026-01-01T00:00:00Z",
            Machine.here(),
            List.of(plugin),
            Map.of("b.txt", "1", "a.txt", "2"),
            Map.of("djl", "0.36.0"));
    try (RunDirectory run = RunDirectory.create(path, "seed: 7\n")) {
      assertEquals(List.of(), run.starts());
      run.record(first);
      assertTrue(Files.isDirectory(run.checkpoints()));
    }
    assertEquals("seed: 7\n", RunDirectory.configuration(path));
    try (RunDirectory run = RunDirectory.reopen(path)) {
      run.record(new Start("2026-01-02T00:00:00Z", Machine.here(), List.of(), Map.of(), Map.of()));
      assertEquals(2, run.starts().size());
      assertEquals(first, run.starts().get(0));
      assertEquals(List.of("a.txt", "b.txt"), List.copyOf(run.starts().get(0).data().keySet()));
    }
  }

  @Test
  void refusesToOverwriteARun() {
    RunDirectory.create(folder, "").close();
    assertRefused(
        "already holds a run: go on with it by 'syntagma resume " + folder + "'",
        () -> RunDirectory.create(folder, ""));
  }

  @Test
  void refusesAFolderOfSomethingElse() throws IOException {
    Files.writeString(folder.resolve("thesis.tex"), "x");
    assertRefused("is not empty and holds no run", () -> RunDirectory.create(folder, ""));
    assertRefused("holds no run: there is no", () -> RunDirectory.reopen(folder));
    assertRefused("holds no run", () -> RunDirectory.reopen(folder.resolve("absent")));
  }

  @Test
  void leavesAFolderThatItRefusesAsItWas() throws IOException {
    Files.writeString(folder.resolve(".tmp-notes"), "x");
    Files.writeString(folder.resolve(".tmp-configuration.yaml"), "se");
    assertRefused("is not empty and holds no run", () -> RunDirectory.create(folder, ""));
    assertEquals(List.of(".tmp-configuration.yaml", ".tmp-notes"), names());
  }

  @Test
  void refusesAFolderInPlaceOfItsOwnTemporaryFile() throws IOException {
    Files.createDirectory(folder.resolve(".tmp-configuration.yaml"));
    assertRefused("is not empty and holds no run", () -> RunDirectory.create(folder, ""));
    assertEquals(List.of(".tmp-configuration.yaml"), names());
  }

  @Test
  void leavesNoLockWhereItCannotBegin() throws IOException {
    RunDirectory.create(folder, "").close();
    Files.delete(folder.resolve("run.lock"));
    Files.delete(folder.resolve("metrics.csv"));
    Files.createDirectory(folder.resolve("metrics.csv"));
    assertRefused("cannot write the run directory", () -> RunDirectory.reopen(folder));
    assertEquals(
        List.of("checkpoints", "configuration.yaml", "metrics.csv", "metrics.jsonl"), names());
  }

  @Test
  void discardsARunThatNeverTrained() throws IOException {
    Path path = folder.resolve("one");
    RunDirectory run = RunDirectory.create(path, "seed: 7\n");
    run.record(new Start("2026-01-02T00:00:00Z", Machine.here(), List.of(), Map.of(), Map.of()));
    run.discard();
    run.close();
    assertEquals(List.of(), names());
    RunDirectory.create(path, "seed: 8\n").close();
  }

  @Test
  void discardsOnlyWhatItMade() throws IOException {
    RunDirectory run = RunDirectory.create(folder, "");
    Files.writeString(folder.resolve("notes.txt"), "x");
    Files.createDirectory(run.checkpoints().resolve("pretrain-00000001"));
    run.discard();
    assertEquals(List.of("checkpoints", "notes.txt"), names());
    assertTrue(Files.exists(run.checkpoints().resolve("pretrain-00000001")));
  }

  @Test
  void refusesAPlaceThatCannotBeADirectory() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertRefused("cannot write the run directory", () -> RunDirectory.create(file, ""));
    assertRefused("make it writable", () -> RunDirectory.create(file.resolve("sub"), ""));
  }

  @Test
  void beginsAgainAfterItWasKilledBeforeItHadAConfiguration() throws IOException {
    Files.writeString(folder.resolve("run.lock"), "1\n");
    Files.writeString(folder.resolve(".tmp-configuration.yaml"), "se");
    RunDirectory.create(folder, "seed: 7\n").close();
    assertFalse(Files.exists(folder.resolve(".tmp-configuration.yaml")));
  }

  @Test
  void isLockedWithinTheProcess() {
    RunDirectory run = RunDirectory.create(folder, "");
    assertRefused(
        "is in use by process " + ProcessHandle.current().pid(), () -> RunDirectory.reopen(folder));
    run.close();
    RunDirectory.reopen(folder).close();
  }

  @Test
  void isLockedAgainstOtherProcessesUntilTheyDie() throws Exception {
    Process holder = ChildProcess.start(RunDirectoryTest.class, folder);
    assertEquals('!', holder.getInputStream().read());
    assertRefused("is in use by process " + holder.pid(), () -> RunDirectory.reopen(folder));
    holder.destroyForcibly().waitFor();
    RunDirectory.reopen(folder).close();
  }

  /** Holds a run directory until it is killed. */
  public static void main(String[] arguments) throws InterruptedException {
    try (RunDirectory run = RunDirectory.create(Path.of(arguments[0]), "")) {
      System.out.println("! " + run.path());
      Thread.sleep(60_000);
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  private static void assertRefused(String message, Runnable action) {
    RunException e = assertThrows(RunException.class, action::run);
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }
}
