package org.syntagma.cli;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.task.Metrics;
import org.syntagma.runtime.RunResult;
import org.syntagma.runtime.Syntagma;
import org.syntagma.runtime.attack.Attack;
import org.syntagma.runtime.attack.AttackReport;
import org.syntagma.runtime.attack.AttackReport.Flip;
import org.syntagma.runtime.attack.AttackSettings;
import org.syntagma.runtime.attack.Attacked;
import org.syntagma.runtime.attack.EmbeddingAttack;
import org.syntagma.runtime.attack.Victim;
import org.syntagma.runtime.settings.Settings;

/** A classifier learns by its adjectives what it is told, and falls where they are replaced. */
class AttackTest {
  private static final List<String> NOUNS =
      List.of("film", "plot", "cast", "score", "tale", "scene", "story", "actor", "ending", "joke");
  private static final List<String> GOOD = List.of("good", "fine", "great", "lovely");
  private static final List<String> BAD = List.of("bad", "poor", "dull", "awful");

  private static final String LINES =
      "{type: labelled-lines, validation-share: 0.2, labels: {positive: [good.txt], negative:"
          + " [bad.txt]}}";

  private static final String CONFIGURATION =
      """
      name: opinions
      seed: 3
      backend: {type: pytorch, device: cpu, precision: float32}
      tokenizer: {type: words}
      models:
        main: {type: encoder-decoder, width: 16, heads: 2, context: 24, dropout: 0, encoder: {layers: 1}, decoder: {layers: 1}}
      stages:
        - name: pretrain
          type: pretrain
          updates: %d
          batch: {examples: 16}
          tasks:
            - {name: opinion, type: target, form: classification, smoothing: 0.1, corpus: %s}
          optimizer: {type: adamw, schedule: {type: constant, peak: 1e-2}}
      """;

  @TempDir static Path folder;
  private static Scene scene;
  private static Path run;

  @BeforeAll
  static void train() {
    scene = Scene.in(folder);
    scene.write("good.txt", sentences(GOOD));
    scene.write("bad.txt", sentences(BAD));
    run = folder.resolve("run");
    assertTrue(trained(60, LINES, run) > 0.99);
  }

  private static String sentences(List<String> adjectives) {
    StringBuilder text = new StringBuilder();
    for (String noun : NOUNS) {
      for (String adjective : adjectives) {
        text.append("the %s is %s .\n".formatted(noun, adjective));
        text.append("it has a %s %s .\n".formatted(adjective, noun));
      }
    }
    return text.toString();
  }

  /** Gives the accuracy. */
  private static double trained(int updates, String corpus, Path directory) {
    scene.write("small.yaml", CONFIGURATION.formatted(updates, corpus));
    Settings settings = Settings.builder().file(scene.configuration()).read();
    try (RunResult result = Syntagma.create().run(settings, directory)) {
      return result.metrics().get("opinion").values().get("accuracy");
    }
  }

  private static AttackReport attacked(Path directory, String perturber, AttackSettings settings) {
    Settings.Builder with = Settings.builder().environment(Map.of());
    with.file(scene.write("with.yaml", perturber));
    return Syntagma.create().attack(directory, with.read(), settings, List.of());
  }

  private static double accuracy(Metrics metrics) {
    return metrics.values().get("accuracy");
  }

  @Test
  void metricsFallWhereWordsWithLikeContextsReplaceOthers() {
    AttackReport report = attacked(run, "type: substitute\n", AttackSettings.defaults());
    assertEquals(32, report.examples(), 12);
    assertTrue(accuracy(report.clean()) > 0.99, report.toString());
    assertTrue(accuracy(report.attacked()) < 0.1, report.toString());
    assertTrue(
        report.attacked().values().get("loss") > report.clean().values().get("loss") + 1,
        report.toString());
    assertEquals(
        report.right() - accuracy(report.attacked()) * report.examples(),
        report.flips().size(),
        1e-9);
    for (Flip flip : report.flips()) {
      List<String> words = List.of(flip.text().split(" "));
      List<String> others = List.of(flip.attackedText().split(" "));
      assertEquals(words.size(), others.size());
      int changed = 0;
      for (int i = 0; i < words.size(); i++) {
        changed += words.get(i).equals(others.get(i)) ? 0 : 1;
      }
      assertEquals(1, changed, flip.toString());
      assertTrue(flip.before().right() && !flip.after().right(), flip.toString());
    }
  }

  @Test
  void embeddingsAreShiftedInsteadOfTexts() {
    assertEquals(List.of(), shifted(0.001).flips());
    AttackReport strong = shifted(3);
    assertTrue(accuracy(strong.attacked()) < accuracy(strong.clean()) - 0.1, strong.toString());
    assertTrue(
        strong.flips().stream().allMatch(flip -> flip.text().equals(flip.attackedText())),
        strong.toString());
    Cli told = Cli.run("attack", run, "--embeddings", "3");
    assertEquals(ExitCodes.DONE, told.exitCode(), told.err());
    assertTrue(told.out().contains("accuracy"), told.out());
    Cli nothing = Cli.run("attack", run, "--embeddings", "0");
    assertEquals(ExitCodes.USAGE, nothing.exitCode());
    assertTrue(nothing.err().contains("--embeddings: "), nothing.err());
    Cli both = Cli.run("attack", run, "--embeddings", "1", "--with", "drop");
    assertEquals(ExitCodes.USAGE, both.exitCode());
  }

  private static AttackReport shifted(double epsilon) {
    return Syntagma.create()
        .attack(run, new EmbeddingAttack(epsilon), AttackSettings.defaults(), List.of());
  }

  @Test
  void examplesAreTakenFromAllOfTheCorpus() {
    AttackReport report =
        attacked(run, "type: substitute\n", AttackSettings.defaults().withExamples(8));
    assertEquals(
        Set.of("positive", "negative"),
        report.flips().stream().map(flip -> flip.before().required()).collect(toSet()));
  }

  @Test
  void nothingFallsWhereReplacementsMeanTheSame() {
    scene.write("same.txt", "good fine great\nfine good\ngreat good\nlovely great\nbad poor\n");
    String with = "{type: substitute, path: same.txt}\n";
    AttackReport report = attacked(run, with, AttackSettings.defaults());
    assertEquals(List.of(), report.flips());
    assertEquals(accuracy(report.clean()), accuracy(report.attacked()));
    assertTrue(report.attacked().values().get("loss") > report.clean().values().get("loss"));
  }

  @Test
  void whatCannotBeSearchedIsTriedAtRandom() {
    String with = "{type: style, markers: [filler], fillers: [bad, dull, so]}\n";
    AttackSettings settings = AttackSettings.defaults().withExamples(10);
    AttackReport report = attacked(run, with, settings);
    assertEquals(10, report.examples());
    assertTrue(
        report.attacked().values().get("loss") > report.clean().values().get("loss"),
        report.toString());
    assertEquals(report.toString(), attacked(run, with, settings).toString(), "same seed");
  }

  @Test
  void anAttackNeedNotChangeTexts() {
    Attack blind =
        new Attack() {
          @Override
          public String name() {
            return "blind";
          }

          @Override
          public <E> Attacked<E> on(Victim<E> victim) {
            return new Attacked<>(victim.examples(), victim.model().snapshot());
          }
        };
    AttackReport report =
        Syntagma.create().attack(run, blind, AttackSettings.defaults(), List.of());
    assertEquals("blind", report.attack());
    assertEquals(report.clean(), report.attacked());
    assertEquals(List.of(), report.flips());
  }

  @Test
  void theCommandTellsMetricsAndFlips() {
    Cli told = Cli.run("attack", run, "--with", "substitute", "--show", 2, "--examples", 20);
    assertEquals(0, told.exitCode(), told.err());
    List<String> lines = told.out().lines().toList();
    assertEquals("The task 'opinion' under the attack substitute, on 20 examples:", lines.get(0));
    assertTrue(lines.get(1).matches(" +clean +attacked +fall"), told.out());
    assertTrue(
        lines.stream()
            .anyMatch(line -> line.matches("  accuracy +1\\.0000 +0\\.0\\d+ +[01]\\.\\d+")),
        told.out());
    assertTrue(told.out().contains("Of 20 right answers "), told.out());
    long shown = lines.stream().filter(line -> line.contains(", but required is ")).count();
    assertEquals(2, shown, told.out());
  }

  @Test
  void mistakesAreToldInOneLine() {
    assertTold(
        ExitCodes.CONFIGURATION,
        "no perturber is called 'substitut'. Did you mean 'substitute'?",
        "--with",
        "substitut");
    assertTold(
        ExitCodes.CONFIGURATION, "attack.rate = 2", "--with", "drop", "--with-set", "rate=2");
    assertTold(ExitCodes.CONFIGURATION, "nowhere.yaml", "--with", "nowhere.yaml");
    assertTold(
        ExitCodes.USAGE, "--examples = 0: must be at least 1", "--with", "drop", "--examples", 0);
    assertTold(ExitCodes.USAGE, "--most = 2.0: must be above 0", "--with", "drop", "--most", 2);
    assertTold(ExitCodes.USAGE, "--show = -1", "--with", "drop", "--show", -1);
    assertTold(ExitCodes.USAGE, "(specify one of these)");
    assertTold(
        ExitCodes.USAGE, "--with-set is for perturbers", "--embeddings", 1, "--with-set", "rate=1");
    assertTold(
        ExitCodes.STORAGE,
        "no task called 'other' marks single answers, only [opinion]",
        "--with",
        "drop",
        "--task",
        "other");
    assertTold(
        ExitCodes.DATA, "the perturber word-order needs trees, but '", "--with", "word-order");
  }

  private static void assertTold(int exitCode, String message, Object... arguments) {
    Object[] all = new Object[arguments.length + 2];
    all[0] = "attack";
    all[1] = run;
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    Cli told = Cli.run(all);
    assertEquals(exitCode, told.exitCode(), told.err());
    assertTrue(told.err().contains(message), told.err());
    assertFalse(told.err().contains("\tat "), told.err());
  }

  @Test
  void runsThatCannotBeAttackedAreRefused() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    assertEquals(0, Scene.in(other).run(other.resolve("run")).exitCode());
    Cli text = Cli.run("attack", other.resolve("run"), "--with", "drop");
    assertEquals(ExitCodes.STORAGE, text.exitCode());
    assertTrue(
        text.err().contains("no task of this run marks single answers: train one that does, such"),
        text.err());
    Path whole = folder.resolve("whole");
    trainedOnAll(whole);
    Cli nothing = Cli.run("attack", whole, "--with", "drop");
    assertEquals(ExitCodes.STORAGE, nothing.exitCode());
    assertTrue(
        nothing.err().contains("the task 'opinion' has nothing to be attacked on"), nothing.err());
  }

  @Test
  void whatIsWrittenCannotBeAttackedByItsEmbeddings() {
    Path writing = folder.resolve("writing");
    scene.write(
        "small.yaml",
        CONFIGURATION
            .formatted(2, LINES)
            .replace("form: classification", "form: sequence, maximum: 3, evaluate-examples: 4"));
    assertEquals(ExitCodes.DONE, scene.run(writing).exitCode());
    Cli told = Cli.run("attack", writing, "--embeddings", "1");
    assertEquals(ExitCodes.STORAGE, told.exitCode(), told.err());
    assertTrue(told.err().contains("this task cannot be attacked: "), told.err());
    assertTrue(told.err().contains("generates"), told.err());
  }

  private static void trainedOnAll(Path directory) {
    String corpus = LINES.replace("validation-share: 0.2, ", "");
    scene.write("all.yaml", CONFIGURATION.formatted(1, corpus));
    Settings settings = Settings.builder().file(scene.path("all.yaml")).read();
    Syntagma.create().run(settings, directory).close();
  }

  @Test
  void trainingOnPerturbedTextsResumesToTheSameBytes() throws IOException {
    Path other = Files.createDirectory(folder.resolve("resumed"));
    Scene own = Scene.in(other);
    own.write("good.txt", sentences(GOOD));
    own.write("bad.txt", sentences(BAD));
    String perturber = "{type: one-of, perturbers: [{type: substitute}, {type: drop}]}";
    String corpus = "{type: perturbed, corpus: %s, perturber: %s}".formatted(LINES, perturber);
    own.write("small.yaml", CONFIGURATION.formatted(20, corpus));
    Path whole = other.resolve("whole");
    assertEquals(0, own.run(whole).exitCode());
    own.assertResumesLike(whole);
  }

  @Test
  void aDiscriminatorLearnsFromContrastedTexts() {
    String corpus =
        "{type: contrasted, corpus: %s, perturber: {type: swap, rate: 0.6}}".formatted(LINES);
    double accuracy = trained(150, corpus, folder.resolve("discriminator"));
    assertTrue(accuracy > 0.85, "its accuracy is " + accuracy);
  }
}
