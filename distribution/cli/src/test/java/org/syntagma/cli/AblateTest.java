package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AblateTest {
  private static final String PENALTIES =
      "stages[0].penalties=[{type: z-loss, weight: 0.1}, {type: entropy, name: calm, weight: 5}]";

  @TempDir Path folder;
  private Scene scene;
  private Path runs;

  @BeforeEach
  void write() {
    scene = Scene.in(folder);
    runs = folder.resolve("runs");
  }

  private Cli ablate(String... more) {
    List<Object> words =
        new java.util.ArrayList<>(
            List.of("ablate", scene.configuration(), "--directory", runs, "--set", PENALTIES));
    words.addAll(Arrays.asList(more));
    return Cli.run(words.toArray());
  }

  @Test
  void leavesEachPenaltyOutInTurn() throws IOException {
    Cli done = ablate();
    assertEquals(ExitCodes.DONE, done.exitCode(), done.err());
    String table = Files.readString(runs.resolve("ablation.md"));
    assertTrue(done.out().contains(table.strip()), done.out());
    assertEquals(
        List.of("at the end", "all", "without z-loss", "without calm"), cells(line(table, 0)));
    List<String> losses = cells(line(table, 2));
    assertEquals("text bits-per-byte", losses.get(0));
    assertNotEquals(losses.get(1), losses.get(2).split(" ", -1)[0]);
    assertNotEquals(losses.get(1), losses.get(3).split(" ", -1)[0]);
    double difference = number(losses.get(3).split(" ", -1)[0]) - number(losses.get(1));
    String said = losses.get(3).split(" ", -1)[1].replaceAll("[()]", "");
    assertEquals(difference, number(said), 1.1e-4);

    // Each is the run that one would have made by hand.
    Path alone = folder.resolve("alone");
    Cli.run(
        "run",
        scene.configuration(),
        "--directory",
        alone,
        "--set",
        "stages[0].penalties=[{type: z-loss, weight: 0.1}]");
    Scene.assertSameWeights(alone, runs.resolve("without-calm"));
  }

  @Test
  void doesNotRunAgainWhatHasBeenRun() throws IOException {
    Cli first = ablate();
    Path weights = Scene.weights(runs.resolve("without-z-loss"));
    Object made = Files.getLastModifiedTime(weights);
    Cli second = ablate();
    assertEquals(ExitCodes.DONE, second.exitCode(), second.err());
    assertEquals(made, Files.getLastModifiedTime(weights));
    assertEquals(
        first.out().substring(first.out().indexOf('|')),
        second.out().substring(second.out().indexOf('|')));
    Cli other = ablate("--set", "seed=77");
    assertEquals(ExitCodes.STORAGE, other.exitCode());
    assertTrue(other.err().contains("holds a run of other settings"), other.err());
  }

  @Test
  void saysWhereNothingCanBeLeftOut() {
    Cli nothing = ablate("--over", "rewards");
    assertEquals(ExitCodes.CONFIGURATION, nothing.exitCode());
    assertTrue(
        nothing.err().contains("stages: none has rewards that could be left out"), nothing.err());
    assertFalse(Files.exists(runs));
  }

  private static String line(String table, int index) {
    return table.lines().skip(index).findFirst().orElseThrow();
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|", -1))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .toList();
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }
}
