package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a person does wrong is answered by one clear message, the right exit code and no stack
 * trace.
 */
class MistakesTest {
  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void set() {
    scene = Scene.in(folder);
  }

  private Cli runs() {
    return scene.run(folder.resolve("run"));
  }

  private static void assertTold(int exitCode, Cli result, String... words) {
    assertEquals(exitCode, result.exitCode(), result.err());
    assertFalse(result.err().contains("\tat "), result.err());
    for (String word : words) {
      assertTrue(result.err().contains(word), () -> "no '" + word + "' in: " + result.err());
    }
  }

  @Test
  void aMissingConfiguration() {
    Cli result = Cli.run("run", folder.resolve("absent.yaml"));
    assertTold(ExitCodes.CONFIGURATION, result, "absent.yaml");
  }

  @Test
  void aMissingText() throws IOException {
    Files.delete(scene.path("text.txt"));
    assertTold(ExitCodes.DATA, runs(), "text.txt");
  }

  @Test
  void anEmptyText() {
    scene.write("text.txt", "");
    assertTold(ExitCodes.DATA, runs(), "text.txt", "empty");
  }

  @Test
  void aTextThatIsNotUtf8() {
    scene.write("text.txt", new byte[] {'a', 'b', (byte) 0xC3, '(', 'c'});
    assertTold(ExitCodes.DATA, runs(), "text.txt", "UTF-8", "2");
  }

  @Test
  void aTextShorterThanOneContext() {
    scene.write("text.txt", "a cab, a bed");
    assertTold(ExitCodes.DATA, runs(), "text.txt", "17");
  }

  @Test
  void threeErrorsAtOnce() {
    scene
        .edit("type: adamw,", "type: adamv,")
        .edit("updates: 12", "updates: -1")
        .edit("    evaluate:", "    evaluated: 3\n    evaluate:");
    assertTold(
        ExitCodes.CONFIGURATION,
        runs(),
        "3 configuration errors in ",
        "1) stages[0].optimizer.type: no optimizer is called 'adamv'. Did you mean 'adamw'?",
        "   Known: adamw, sgd",
        "2) stages[0].updates = -1: must be greater than 0",
        "3) stages[0].evaluated is not used. Did you mean 'evaluate'?");
  }

  @Test
  void aValueOfTheWrongType() {
    scene.edit("layers: 1", "layers: many");
    assertTold(ExitCodes.CONFIGURATION, runs(), "models.main.layers = many");
  }

  @Test
  void aValueOutOfRange() {
    scene.edit("dropout: 0.1", "dropout: 1.5");
    assertTold(ExitCodes.CONFIGURATION, runs(), "models.main.dropout = 1.5");
  }

  @Test
  void aModelThatCannotTakeTheCorpus() {
    scene.edit("width: 16, context: 16", "width: 16, context: 8");
    assertTold(ExitCodes.DATA, runs(), "16", "8");
  }

  @Test
  void aGpuThatIsNotThere() {
    scene.edit("device: cpu", "device: gpu:7");
    assertTold(ExitCodes.PLUGIN, runs(), "gpu:7", "backend");
  }

  @Test
  void aRunDirectoryThatIsTaken() {
    assertEquals(0, runs().exitCode());
    assertTold(ExitCodes.STORAGE, runs(), "already holds a run", "syntagma resume");
  }

  @Test
  void aRunDirectoryThatCannotBeWritten() {
    scene.write("file", "no folder");
    assertTold(ExitCodes.STORAGE, scene.run(folder.resolve("file/run")), "file");
  }

  @Test
  void aTruncatedCheckpoint() throws IOException {
    Path weights = lastWeights();
    byte[] bytes = Files.readAllBytes(weights);
    Files.write(weights, Arrays.copyOf(bytes, bytes.length / 2));
    assertTold(
        ExitCodes.STORAGE,
        Cli.run("generate", weights.getParent()),
        "is damaged: main.safetensors has ");
  }

  @Test
  void aBitFlippedInACheckpoint() throws IOException {
    Path weights = lastWeights();
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 5] ^= 4;
    Files.write(weights, bytes);
    assertTold(
        ExitCodes.STORAGE,
        Cli.run("generate", weights.getParent()),
        "is damaged: main.safetensors");
  }

  @Test
  void aFolderThatIsNoRun() {
    assertTold(ExitCodes.STORAGE, Cli.run("resume", folder), "holds no run");
    assertTold(ExitCodes.STORAGE, Cli.run("generate", folder.resolve("nowhere")), "nowhere");
  }

  @Test
  void aRunWhoseOnlyCheckpointsAreDamaged() throws IOException {
    Path weights = lastWeights();
    try (var all = Files.walk(folder.resolve("run/checkpoints"))) {
      for (Path file : all.filter(path -> path.endsWith("main.safetensors")).toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    byte[] metrics = Files.readAllBytes(folder.resolve("run/metrics.csv"));
    assertTold(
        ExitCodes.STORAGE,
        Cli.run("resume", folder.resolve("run")),
        "no whole checkpoint",
        "damaged");
    assertTold(ExitCodes.STORAGE, Cli.run("generate", folder.resolve("run")), "damaged");
    assertEquals(3, Files.size(weights));
    assertArrayEquals(metrics, Files.readAllBytes(folder.resolve("run/metrics.csv")));
  }

  @Test
  void aTextThatChangedBeforeTheRunWasResumed() {
    assertEquals(0, runs().exitCode());
    scene.write("text.txt", "another text altogether, long enough to train on. ".repeat(30));
    assertTold(ExitCodes.STORAGE, Cli.run("resume", folder.resolve("run")), "text.txt has changed");
  }

  @Test
  void aRunThatNeverBeganLeavesItsDirectoryFree() throws IOException {
    Files.delete(scene.path("text.txt"));
    assertTold(ExitCodes.DATA, runs(), "text.txt");
    scene.write("text.txt", "a cab, a bed, a fad. ".repeat(40));
    assertEquals(0, runs().exitCode());
  }

  @Test
  void aSettingThatGenerateDoesNotUse() {
    assertEquals(0, runs().exitCode());
    assertTold(
        ExitCodes.CONFIGURATION,
        Cli.run("generate", folder.resolve("run"), "--set", "bakend.device=cpu"),
        "bakend");
  }

  @Test
  void aPromptThatFillsTheContext() {
    assertEquals(0, runs().exitCode());
    assertTold(
        ExitCodes.DATA,
        Cli.run("generate", folder.resolve("run"), "--prompt", "a cab, a bed, a fad"),
        "19 tokens",
        "context is 16");
  }

  @Test
  void optionsOutOfRange() {
    assertTold(
        ExitCodes.USAGE,
        Cli.run("generate", folder, "--temperature", -1, "--top-p", 2),
        "--temperature = -1.0",
        "--top-p = 2.0");
    assertTold(
        ExitCodes.USAGE,
        Cli.run("generate", folder, "--repetition-penalty", 0, "--length-penalty", -1),
        "--repetition-penalty = 0.0",
        "--length-penalty = -1.0");
  }

  @Test
  void optionsThatContradictEachOther() {
    assertTold(
        ExitCodes.USAGE,
        Cli.run("generate", folder, "--beams", 2, "--temperature", 1, "--samples", 3),
        "more than one beam",
        "set temperature to 0",
        "--samples = 3");
    scene.edit("decoding: {maximum: 8}", "decoding: {beams: 4}");
    assertTold(ExitCodes.CONFIGURATION, runs(), "samples.decoding", "set temperature to 0");
  }

  @Test
  void anAllowedTextThatTheVocabularyLacks() {
    assertEquals(0, runs().exitCode());
    assertTold(
        ExitCodes.DATA,
        Cli.run("generate", folder.resolve("run"), "--allowed", "a cab", "--allowed", "a zoo"),
        "'a zoo' cannot be generated");
  }

  private Path lastWeights() {
    assertEquals(0, runs().exitCode());
    return folder.resolve("run/checkpoints/pretrain-00000012/main.safetensors");
  }
}
