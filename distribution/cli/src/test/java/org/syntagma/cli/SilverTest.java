package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.runtime.RunResult;
import org.syntagma.runtime.Syntagma;
import org.syntagma.runtime.settings.Settings;

/** A parser labels text, from which another learns. */
class SilverTest {
  private static final String CONFIGURATION =
      """
      name: silver
      seed: %d
      backend: {type: pytorch, device: cpu, precision: float32}
      tokenizer: {type: words}
      models:
        main: {type: encoder-decoder, width: 64, heads: 8, context: 64, dropout: 0, decoder: {layers: 1}}
      stages:
        - name: parse
          type: pretrain
          updates: 180
          batch: {examples: 16}
          tasks:
            - name: trees
              type: syntax-tree
              trees: constituency
              loss: tree
              tag-weight: 1
              word-width: 32
              form-width: 32
              character-width: 16
              label-width: 32
              dropout: 0
              corpus: %s
          optimizer: {type: adamw, clip-norm: 1.0, schedule: {type: warmup-cosine, peak: 5e-3, warmup: 30}}
          evaluate: {every: 180, corpora: {trees: {type: grammar, seed: 3, sentences: 100}}}
      """;

  private static final String GOLD = "{type: grammar, seed: 1, sentences: 4500, validation: 0}";
  private static final String TEXT = "{type: grammar, seed: 2, sentences: 4500, validation: 0}";

  @TempDir static Path folder;
  private static Path teacher;
  private static double taught;

  @BeforeAll
  static void trainTheTeacher() {
    teacher = folder.resolve("teacher");
    taught = trained(1, GOLD, teacher);
  }

  /** Gives the F1 of brackets. */
  private static double trained(int seed, String corpus, Path directory) {
    Settings settings =
        Settings.builder().file(write(CONFIGURATION.formatted(seed, corpus))).read();
    try (RunResult result = Syntagma.create().run(settings, directory)) {
      return result.metrics().get("trees").values().get("f1");
    }
  }

  private static Path write(String yaml) {
    return new Scene(folder).write("silver.yaml", yaml);
  }

  private static String parsedBy(String parser) {
    return "{type: parsed, corpus: %s, parser: %s}".formatted(TEXT, parser);
  }

  @Test
  void aModelLearnsFromAnotherOnesTreesAndParsesNearlyAsWell() throws IOException {
    Path student = folder.resolve("student");
    double learned = trained(7, parsedBy("{type: checkpoint, path: teacher}"), student);
    assertTrue(taught > 75, "the teacher's F1 is " + taught);
    assertTrue(learned > taught - 8, learned + " after " + taught);
    String record = Files.readString(student.resolve("run.json"));
    assertTrue(record.contains(teacher + "\""), record);
  }

  @Test
  void aModelLearnsFromTheTreesOfAGrammar() {
    double learned = trained(7, parsedBy("{type: grammar}"), folder.resolve("pupil"));
    assertTrue(learned > 75, "its F1 is " + learned);
  }

  @Test
  void saysThatThereIsNoRun() {
    assertTold(
        "nowhere is neither a run directory nor a checkpoint", "{type: checkpoint, path: nowhere}");
  }

  @Test
  void saysThatThereIsNoCheckpoint() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty/checkpoints")).getParent();
    for (String file : new String[] {"run.json", "configuration.yaml"}) {
      Files.copy(teacher.resolve(file), empty.resolve(file));
    }
    assertTold("empty has no checkpoint yet", "{type: checkpoint, path: empty}");
  }

  @Test
  void saysThatNoTaskOfTheCheckpointParses() throws IOException {
    Scene scene = Scene.in(Files.createDirectories(folder.resolve("text")));
    assertEquals(0, scene.run(folder.resolve("text/run")).exitCode());
    assertTold("no task of this run parses", "{type: checkpoint, path: text/run}");
    assertTold(
        "no task called 'arcs' parses, only [trees]",
        "{type: checkpoint, path: teacher, task: arcs}");
  }

  @Test
  void saysThatACheckpointIsDamaged() throws IOException {
    Path newest;
    try (Stream<Path> checkpoints = Files.list(teacher.resolve("checkpoints"))) {
      newest = checkpoints.findFirst().orElseThrow();
    }
    Path copy = Files.createDirectories(folder.resolve("broken/checkpoints/parse-00000180"));
    for (String file : new String[] {"run.json", "configuration.yaml"}) {
      Files.copy(teacher.resolve(file), folder.resolve("broken").resolve(file));
    }
    Files.copy(newest.resolve("manifest.json"), copy.resolve("manifest.json"));
    assertTold("is damaged", "{type: checkpoint, path: broken}");
  }

  private static void assertTold(String message, String parser) {
    Cli told = Cli.run("validate", write(CONFIGURATION.formatted(7, parsedBy(parser))));
    assertEquals(ExitCodes.DATA, told.exitCode(), told.err());
    assertTrue(
        told.err().contains("stages[0].tasks[0].corpus.parser: found no parser at "), told.err());
    assertTrue(told.err().contains(message), told.err());
  }
}
