package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.Plugin;
import org.syntagma.api.task.Metrics;
import org.syntagma.runtime.RunResult;
import org.syntagma.runtime.Syntagma;
import org.syntagma.runtime.settings.Settings;

/** A run learns from preferences, and another is rewarded by what it learned. */
class RewardModelTest {
  private static final ClassLoader BEFORE = Thread.currentThread().getContextClassLoader();

  private static final String MODEL =
      """
      name: reward-model
      seed: 3
      backend: {type: pytorch, device: cpu, precision: float32}
      tokenizer: {type: words}
      models:
        main: {type: gpt2, layers: 1, heads: 2, width: 32, context: 32, dropout: 0}
      """;

  private static final String TRAINING =
      MODEL
          + """
          stages:
            - name: prefer
              type: pretrain
              updates: 120
              batch: {examples: 16}
              tasks:
                - name: better
                  type: preferences
                  corpus: {type: preferences, path: [%s], validation-share: 0.25}
              optimizer: {type: adamw, clip-norm: 1.0, schedule: {type: constant, peak: 5e-3}}
              evaluate: {every: 120}
          """;

  private static final String JUDGING =
      MODEL
          + """
          stages:
            - name: text
              type: pretrain
              updates: 1
              batch: {examples: 2}
              tasks:
                - {type: language-model, corpus: {type: grammar, sentences: 20, validation: 5}}
                - type: judge
                  weight: 0
                  corpus: {type: grammar, sentences: 20, validation: 5}
                  prompt: a b
                  texts: [c, c d e, c d e c d e c]
                  reward: %s
              optimizer: {type: sgd, schedule: {type: constant, peak: 0.1}}
          """;

  @TempDir static Path folder;
  private static URLClassLoader loader;
  private static Map<String, Double> learned;
  private static Path teacher;

  @BeforeAll
  static void train() throws IOException {
    Path services = Files.createDirectories(folder.resolve("jar/META-INF/services"));
    Files.writeString(services.resolve(Plugin.class.getName()), JudgingPlugin.class.getName());
    loader = new URLClassLoader(new URL[] {folder.resolve("jar").toUri().toURL()}, BEFORE);
    Thread.currentThread().setContextClassLoader(loader);
    Path preferences = folder.resolve("preferences.jsonl");
    Files.writeString(preferences, longerIsBetter(600));
    teacher = folder.resolve("teacher");
    Metrics metrics = run(TRAINING.formatted(preferences), teacher).get("better");
    learned = metrics.values();
  }

  @AfterAll
  static void forget() throws IOException {
    Thread.currentThread().setContextClassLoader(BEFORE);
    loader.close();
  }

  /** Rows of whom the longer answer was chosen. */
  private static String longerIsBetter(int count) {
    Random random = new Random(1);
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int shorter = 1 + random.nextInt(6);
      int longer = shorter + 1 + random.nextInt(4);
      rows.append(
          "{\"prompt\": \"%s\", \"chosen\": \"%s\", \"rejected\": \"%s\"}\n"
              .formatted(words(random, 2), words(random, longer), words(random, shorter)));
    }
    return rows.toString();
  }

  private static String words(Random random, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> String.valueOf((char) ('a' + random.nextInt(5))))
        .collect(Collectors.joining(" "));
  }

  private static Map<String, Metrics> run(String yaml, Path directory) {
    Settings settings = Settings.builder().file(new Scene(folder).write("given.yaml", yaml)).read();
    try (RunResult result = Syntagma.create().run(settings, directory)) {
      return result.metrics();
    }
  }

  private static List<Double> scores(String reward, String name) {
    Metrics metrics = run(JUDGING.formatted(reward), folder.resolve(name)).get("judge");
    return List.copyOf(metrics.values().values());
  }

  @Test
  void tellsWhichHeldOutAnswerIsLonger() {
    assertTrue(learned.get("accuracy") >= 0.9, learned.toString());
    assertTrue(learned.get("margin") > 0.5, learned.toString());
    assertTrue(learned.get("calibration-error") < 0.2, learned.toString());
  }

  @Test
  void rewardsLongerAnswersInAnotherRun() throws IOException {
    String reward = "{type: reward-model, model: {type: checkpoint, path: teacher}}";
    List<Double> scores = scores(reward, "judging");
    assertTrue(scores.get(0) < scores.get(1) && scores.get(1) < scores.get(2), scores.toString());
    // The digest of the checkpoint is on record, for another one gives other rewards.
    String record = Files.readString(folder.resolve("judging/run.json"));
    assertTrue(record.contains(teacher + "\""), record);
  }

  @Test
  void aReferenceGivesRewardsTheirZeroAndTheirUnit() throws IOException {
    Path reference =
        Files.writeString(
            folder.resolve("reference.tsv"), "a b\tc\na b\tc d e\na b\tc d e c d e c\n");
    String reward =
        "{type: reward-model, scaled: true, model: {type: checkpoint, path: teacher},"
            + " reference: {type: tsv, path: [%s]}}".formatted(reference);
    List<Double> scores = scores(reward, "scaled");
    double squares = scores.stream().mapToDouble(score -> score * score).sum();
    assertEquals(0, scores.stream().mapToDouble(Double::doubleValue).sum(), 1e-5);
    assertEquals(2, squares, 1e-5);
  }

  @Test
  void wholeTextsAreComparedWithoutAPrompt() {
    assertEquals(0, validated("prompt: none").exitCode());
    Cli refused = validated("prompt: ' '");
    assertEquals(ExitCodes.CONFIGURATION, refused.exitCode());
    assertTrue(refused.err().contains("corpus.prompt = ' ': must not be blank"), refused.err());
  }

  private static Cli validated(String setting) {
    String yaml = TRAINING.replace("path:", setting + ", path:");
    Path file = folder.resolve("preferences.jsonl");
    return Cli.run("validate", new Scene(folder).write("whole.yaml", yaml.formatted(file)));
  }

  @Test
  void saysThatNoTaskOfTheCheckpointScores() throws IOException {
    Scene scene = Scene.in(Files.createDirectories(folder.resolve("text")));
    assertEquals(0, scene.run(folder.resolve("text/run")).exitCode());
    assertTold(
        "no task of this run scores answers: train one that does, such as preferences",
        "{type: checkpoint, path: text/run}");
    assertTold(
        "no task called 'other' scores answers, only [better]",
        "{type: checkpoint, path: teacher, task: other}");
  }

  private static void assertTold(String message, String model) {
    String reward = "{type: reward-model, model: %s}".formatted(model);
    Path file = new Scene(folder).write("told.yaml", JUDGING.formatted(reward));
    Cli told = Cli.run("validate", file);
    assertEquals(ExitCodes.DATA, told.exitCode(), told.err());
    assertTrue(told.err().contains("found no scorer at "), told.err());
    assertTrue(told.err().contains(message), told.err());
  }
}
