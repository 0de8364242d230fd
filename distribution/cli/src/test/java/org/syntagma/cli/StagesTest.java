package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.task.Metrics;
import org.syntagma.runtime.RunResult;
import org.syntagma.runtime.StopSignal;
import org.syntagma.runtime.Syntagma;
import org.syntagma.runtime.checkpoint.Checkpoints;
import org.syntagma.runtime.checkpoint.Position;
import org.syntagma.runtime.run.Comparison;
import org.syntagma.runtime.settings.Settings;
import org.syntagma.toolkit.safetensors.SafetensorsFile;
import org.syntagma.toolkit.safetensors.TensorInfo;

/** Stages that go on from each other, from earlier ones and from other runs. */
class StagesTest {
  private static final String FINE_TUNE =
      """
        - name: NAME
          type: fine-tune
          MORE
          updates: UPDATES
          batch: {examples: 4}
          tasks:
            - {name: other, type: language-model, corpus: {type: text, path: other.txt, split: 0.9, context: 16}}
          optimizer: {type: adamw, schedule: {type: constant, peak: 1e-2}}
      """;

  /** Begins elsewhere and moves nothing. */
  private static final String STILL =
      """
      from: ORIGIN
          groups: [{parameters: '**', rate: 0}]""";

  private static final String OPTIMIZER = "    optimizer: {type: adamw, schedule: {type: warmup";

  @TempDir Path folder;

  @Test
  void whatWasLearnedIsMeasuredBeforeAndAfter() {
    Path run = folder.resolve("run");
    scene(stage("tune", "edits: []", 20));
    try (RunResult result = run(run)) {
      Comparison comparison = result.comparisons().get(0);
      assertEquals("tune", comparison.stage());
      assertEquals(
          List.of("pretrain.text", "tune.other"), List.copyOf(comparison.before().keySet()));
      assertTrue(loss(comparison.before(), "tune.other") > loss(comparison.after(), "tune.other"));
      assertTrue(
          loss(comparison.before(), "pretrain.text") < loss(comparison.after(), "pretrain.text"),
          "it forgets: " + comparison);
      assertTrue(Files.exists(run.resolve("comparison-tune.md")));
    }
  }

  @Test
  void frozenParametersKeepTheirBytesAndAdaptedOnesToo() throws IOException {
    Path run = folder.resolve("run");
    scene(stage("tune", "edits: [{freeze: positions.**}, {lora: 'layers.**.weight', rank: 2}]", 6));
    try (RunResult result = run(run)) {
      assertTrue(result.completed());
    }
    Map<String, byte[]> before = arrays(run, "pretrain-00000012");
    Map<String, byte[]> after = arrays(run, "tune-00000006");
    Set<String> same =
        before.keySet().stream()
            .filter(path -> Arrays.equals(before.get(path), after.get(path)))
            .collect(Collectors.toSet());
    Set<String> matrices =
        after.keySet().stream()
            .filter(path -> path.endsWith(".lora-a"))
            .map(path -> path.replace(".lora-a", ""))
            .collect(Collectors.toSet());
    assertEquals(4, matrices.size(), after.keySet().toString());
    assertTrue(same.containsAll(matrices));
    assertTrue(same.stream().anyMatch(path -> path.startsWith("positions")), same.toString());
    assertFalse(same.contains("embedding.weight"), same.toString());
    Cli evaluated = Cli.run("evaluate", run);
    assertEquals(0, evaluated.exitCode(), evaluated.err());
    Cli generated = Cli.run("generate", run, "--prompt", "ab", "--temperature", "0");
    assertEquals(0, generated.exitCode(), generated.err());
  }

  @Test
  void aKilledFineTuningEndsAsOneThatWasNot() throws IOException {
    String changes =
        """
        edits: [{symbols: ['<new>']}, {dropout: 0.2}, {lora: 'layers.**.weight', rank: 2}]
            start-penalty: 0.1
            groups: [{parameters: '**.lora-*', rate: 3}]""";
    scene(stage("tune", changes, 7));
    Path whole = folder.resolve("whole");
    try (RunResult result = run(whole)) {
      assertTrue(result.completed());
    }
    for (String checkpoint : List.of("pretrain-00000003", "tune-00000003")) {
      Path stopped = killed(whole, checkpoint);
      Cli resumed = Cli.run("resume", stopped);
      assertEquals(0, resumed.exitCode(), resumed.err());
      Scene.assertSameWeights(whole, stopped);
      assertEquals(
          Files.readString(whole.resolve("comparison-tune.md")),
          Files.readString(stopped.resolve("comparison-tune.md")));
    }
  }

  @Test
  void aPullToTheStartCanBeValidatedAndEndsWithAnythingHeldOutOrNothing() {
    Scene scene =
        scene(stage("tune", "start-penalty: 0.1", 3))
            .edit("other.txt, split: 0.9", "other.txt, split: 1");
    Cli validated = Cli.run("validate", scene.configuration());
    assertEquals(0, validated.exitCode(), validated.err());
    try (RunResult result = run(folder.resolve("run"))) {
      assertTrue(result.completed());
    }
  }

  @Test
  void aStageBeginsWithAnEarlierOneOrWithAnotherRun() throws IOException {
    scene(
        stage("tune", "edits: [{symbols: ['<new>']}]", 5)
            + stage("again", STILL.replace("ORIGIN", "pretrain"), 1));
    Path run = folder.resolve("run");
    try (RunResult result = run(run)) {
      assertTrue(result.completed());
    }
    Map<String, byte[]> first = arrays(run, "pretrain-00000012");
    Map<String, byte[]> again = arrays(run, "again-00000001");
    assertNotEquals(
        first.get("embedding.weight").length, again.get("embedding.weight").length, "<new>");
    first.remove("embedding.weight");
    first.forEach((path, bytes) -> assertArrayEquals(bytes, again.get(path), path));

    Scene other = scene(stage("tune", STILL, 1));
    String yaml = Files.readString(other.configuration());
    int begin = yaml.indexOf("  - name: pretrain");
    int end = yaml.indexOf("  - name: tune");
    String alone =
        (yaml.substring(0, begin) + yaml.substring(end))
            .replace("ORIGIN", run + "/checkpoints/tune-00000005");
    other.write("small.yaml", alone);
    Path second = folder.resolve("second");
    try (RunResult result = run(second)) {
      assertTrue(result.completed());
    }
    Map<String, byte[]> tuned = arrays(run, "tune-00000005");
    arrays(second, "tune-00000001")
        .forEach((path, bytes) -> assertArrayEquals(tuned.get(path), bytes, path));

    other.write("small.yaml", alone.replace("type: characters", "type: bytes"));
    Cli refused = other.run(folder.resolve("third"));
    assertTrue(refused.err().contains("tokenizer.type = bytes"), refused.err());
    other.write("small.yaml", alone.replace("tune-00000005", "tune-9"));
    Cli missing = other.run(folder.resolve("fourth"));
    assertTrue(missing.err().contains("stages[0].from"), missing.err());
    assertTrue(missing.err().contains("no such folder"), missing.err());
  }

  @Test
  void whatADecoderIsGivenIsLearnedInPretrainingAndNotInFineTuning() {
    String answer =
        "      - {name: answer, type: target, evaluate-examples: 0, corpus: {type: tsv, path: [pairs.tsv], validation: [held.tsv]}}\n";
    Scene scene =
        scene(stage("tune", "edits: []", 2).replace("    optimizer:", answer + "    optimizer:"))
            .edit(OPTIMIZER, answer + OPTIMIZER)
            .edit("    evaluate: {every: 4}\n", "");
    scene.write("pairs.tsv", "a bed\tbed a\na cab\tcab a\nbe glad\tglad be\n".repeat(20));
    scene.write("held.tsv", "a fad\tfad a\n");
    Path run = folder.resolve("run");
    try (RunResult result = run(run)) {
      Map<String, Metrics> before = result.comparisons().get(0).before();
      assertTrue(
          before.get("pretrain.answer").values().containsKey("source-loss"), () -> "" + before);
      assertFalse(before.get("tune.answer").values().containsKey("source-loss"), () -> "" + before);
    }
    Cli pretrained = Cli.run("evaluate", run.resolve("checkpoints/pretrain-00000012"));
    assertTrue(pretrained.out().contains("source-loss"), pretrained.out() + pretrained.err());
    Cli tuned = Cli.run("evaluate", run.resolve("checkpoints/tune-00000002"));
    assertTrue(tuned.out().contains("answer: loss"), tuned.out() + tuned.err());
    assertFalse(tuned.out().contains("source-loss"), tuned.out());
  }

  @Test
  void aResumedRunBeginsLaterStagesWithTheCheckpointThatItBeganWith() throws IOException {
    Scene scene = scene("");
    Path first = folder.resolve("first");
    try (RunResult result = run(first)) {
      assertTrue(result.completed());
    }
    String yaml = Files.readString(scene.configuration());
    int begin = yaml.indexOf("  - name: pretrain");
    int end = yaml.indexOf("listeners:");
    String from = "from: " + first;
    scene.write(
        "small.yaml",
        yaml.substring(0, begin)
            + stage("one", from, 2)
            + stage("two", from, 2)
            + yaml.substring(end));
    Path whole = folder.resolve("whole");
    try (RunResult result = run(whole)) {
      assertTrue(result.completed());
    }
    Path stopped = killed(whole, "one-00000002");
    // Now another checkpoint is the best of the run.
    new Checkpoints(first.resolve("checkpoints")).score(new Position(0, "pretrain", 3), -1e9);
    Cli resumed = Cli.run("resume", stopped);
    assertEquals(0, resumed.exitCode(), resumed.err());
    Scene.assertSameWeights(whole, stopped);

    new Checkpoints(first.resolve("checkpoints")).score(new Position(0, "pretrain", 12), -2e9);
    Path late = killed(whole, "one-00000001");
    Cli refused = Cli.run("resume", late);
    assertTrue(refused.err().contains("has changed since: restore it"), refused.err());
  }

  private Scene scene(String stages) {
    Scene scene = Scene.in(folder);
    scene.write("other.txt", "0123456789 9876543210; ".repeat(60));
    return scene.edit("listeners:", stages + "listeners:");
  }

  private static String stage(String name, String more, int updates) {
    return FINE_TUNE
        .replace("NAME", name)
        .replace("MORE", more)
        .replace("UPDATES", String.valueOf(updates));
  }

  private RunResult run(Path directory) {
    Syntagma syntagma = Syntagma.create();
    Settings settings = Settings.builder().file(folder.resolve("small.yaml")).read();
    return syntagma.run(syntagma.plan(settings), directory, new StopSignal());
  }

  /** A copy of a run as it was when somebody killed it after a checkpoint. */
  private Path killed(Path whole, String checkpoint) throws IOException {
    Path copy = folder.resolve("killed-after-" + checkpoint);
    List<Path> all;
    try (Stream<Path> files = Files.walk(whole)) {
      all = files.toList();
    }
    for (Path file : all) {
      Path relative = whole.relativize(file);
      boolean kept =
          relative.getNameCount() < 2
              || relative.getName(1).toString().compareTo(checkpoint) <= 0
              || !relative.startsWith("checkpoints");
      if (kept && !relative.toString().startsWith("comparison")) {
        Files.copy(file, copy.resolve(relative.toString()));
      }
    }
    return copy;
  }

  private static double loss(Map<String, Metrics> metrics, String task) {
    return metrics.get(task).values().get("loss");
  }

  private static Map<String, byte[]> arrays(Path run, String checkpoint) {
    Map<String, byte[]> arrays = new TreeMap<>();
    Path file = run.resolve("checkpoints").resolve(checkpoint).resolve("main.safetensors");
    try (SafetensorsFile tensors = SafetensorsFile.open(file)) {
      for (TensorInfo info : tensors.tensors()) {
        ByteBuffer data = tensors.read(info.name());
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        arrays.put(info.name(), bytes);
      }
    }
    return arrays;
  }
}
