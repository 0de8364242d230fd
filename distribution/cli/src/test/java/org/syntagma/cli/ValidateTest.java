package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.runtime.Syntagma;
import org.syntagma.runtime.Validation;
import org.syntagma.runtime.Validation.StageCheck;
import org.syntagma.runtime.Validation.TaskCheck;
import org.syntagma.runtime.settings.Settings;

class ValidateTest {
  private static final String TASK =
      "      - {name: text, type: language-model, corpus: {type: text, path: text.txt, split: 0.9, context: 16}}\n";

  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void set() {
    scene = Scene.in(folder);
  }

  private StageCheck stage() {
    Validation validation =
        Syntagma.create()
            .validate(Settings.builder().environment(Map.of()).file(scene.configuration()).read());
    assertEquals(1, validation.stages().size());
    return validation.stages().get(0);
  }

  /** A second stage and a second task in it, which read these files. */
  private void addStage(String first, String second) throws IOException {
    String yaml = Files.readString(scene.configuration());
    String stage = yaml.substring(yaml.indexOf("  - name: pretrain"), yaml.indexOf("listeners:"));
    String other =
        stage
            .replace("name: pretrain", "name: second")
            .replace("text.txt", first)
            .replace(
                "    optimizer:",
                TASK.replace("name: text", "name: more").replace("text.txt", second)
                    + "    optimizer:");
    scene.edit("listeners:", other + "listeners:");
  }

  @Test
  void tellsParametersBatchesMemoryAndTimeAndLeavesNothingBehind() throws IOException {
    Cli told = Cli.run("validate", scene.configuration());
    assertEquals(0, told.exitCode(), told.err());
    String text = told.out().replaceAll(" +", " ");
    for (String part :
        List.of(
            "vocabulary 17 ids",
            "model main 3,840 parameters",
            "task text batch of targets (4, 16), tokens (4, 16); 64 valid; loss 2.",
            "reads " + scene.path("text.txt"),
            " at the peak: Java and the engine ",
            " for an update, ",
            " for all 12, ")) {
      assertTrue(text.contains(part), () -> "no '" + part + "' in " + told.out());
    }
    assertTrue(text.strip().endsWith("valid"), text);
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(2, left.count());
    }
  }

  @Test
  void aDryRunIsAValidation() {
    Path run = folder.resolve("run");
    Cli dry = Cli.run("run", "--dry-run", scene.configuration(), "--directory", run);
    assertEquals(0, dry.exitCode(), dry.err());
    assertEquals(lasting(Cli.run("validate", scene.configuration())), lasting(dry));
    assertFalse(Files.exists(run));
  }

  private static String lasting(Cli told) {
    return told.out().replaceAll("(?m)^ *(time|memory) .*$", "");
  }

  @Test
  void memoryIsThatOfWeightsGradientsMomentsAndActivations() {
    scene.edit("device: cpu", "device: cpu, precision: float32");
    StageCheck check = stage();
    long weights = 4 * check.models().get("main").parameters();
    assertEquals(weights, check.memory().weights());
    assertEquals(2 * weights, check.memory().gradients(), "a sum, and the next addend");
    assertEquals(2 * weights, check.memory().optimizer(), "two moments");

    scene.edit("examples: 4, accumulate: 2", "examples: 8");
    StageCheck larger = stage();
    assertEquals(weights, larger.memory().gradients());
    double growth = larger.memory().activations() / (double) check.memory().activations();
    assertTrue(growth > 1.9 && growth < 2.1, () -> "grew by " + growth);
  }

  @Test
  void triesTasksThatNoUpdateDraws() {
    scene.edit(
        TASK,
        TASK
            + TASK.replace("name: text", "name: looked-at, weight: 0")
                .replace("context: 16", "context: 8"));
    List<TaskCheck> tasks = stage().tasks();
    assertEquals(List.of("text", "looked-at"), tasks.stream().map(TaskCheck::name).toList());
    assertEquals(
        Map.of("tokens", new Shape(4, 8), "targets", new Shape(4, 8)), tasks.get(1).batch());
    assertEquals(32, tasks.get(1).valid());
  }

  @Test
  void tellsWhatIsWrongWithTheDataOfAllStagesAtOnce() throws IOException {
    addStage("short.txt", "damaged.txt");
    scene.write("short.txt", "ab");
    scene.write("damaged.txt", new byte[] {'a', (byte) 0xC3, '('});
    Files.delete(scene.path("text.txt"));
    for (String command : List.of("validate", "run")) {
      Cli told = Cli.run(command, scene.configuration());
      assertEquals(ExitCodes.DATA, told.exitCode(), told.err());
      assertTrue(told.err().startsWith("2 problems\n"), told.err());
      assertTrue(told.err().contains("1) stages[0].tasks[0].corpus: "), told.err());
      assertTrue(told.err().contains("text.txt: found no such file"), told.err());
      assertTrue(told.err().contains("2) stages[1].tasks[1].corpus: "), told.err());
      assertTrue(told.err().contains("damaged.txt"), told.err());
    }
  }

  @Test
  void aTextThatIsTooShortForALaterStageIsFoundBeforeTheFirstTrains() throws IOException {
    addStage("short.txt", "text.txt");
    scene.write("short.txt", "a cab, a bed");
    Path run = folder.resolve("run");
    Cli told = scene.run(run);
    assertEquals(ExitCodes.DATA, told.exitCode(), told.err());
    assertTrue(told.err().contains("short.txt: found"), told.err());
    assertFalse(Files.exists(run));
  }

  @Test
  void aStageThatCannotTakeItsDataIsFoundThoughAnotherCan() throws IOException {
    addStage("text.txt", "text.txt");
    scene.edit(
        "name: more, type: language-model, corpus: {type: text, path: text.txt, split: 0.9, context: 16}",
        "name: more, type: language-model, corpus: {type: text, path: text.txt, context: 32}");
    Cli told = Cli.run("validate", scene.configuration());
    assertEquals(ExitCodes.DATA, told.exitCode(), told.err());
    assertTrue(told.err().startsWith("stages[1]: "), told.err());
    assertTrue(told.err().contains("32"), told.err());
  }

  @Test
  void aRunThatFailsBeforeItsFirstUpdateLeavesNoDirectory() {
    Path run = folder.resolve("run");
    Cli told = scene.edit("width: 16, context: 16", "width: 16, context: 8").run(run);
    assertEquals(ExitCodes.DATA, told.exitCode(), told.err());
    assertFalse(Files.exists(run));
  }
}
