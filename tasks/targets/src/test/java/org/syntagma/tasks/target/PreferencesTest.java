package org.syntagma.tasks.target;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Pair;
import org.syntagma.api.data.Preference;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Model;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Metrics;
import org.syntagma.backends.pytorch.Precision;
import org.syntagma.backends.pytorch.PyTorchBackend;
import org.syntagma.toolkit.corpora.EpochCursor;
import org.syntagma.toolkit.corpora.Epochs;

class PreferencesTest {
  private static final List<Preference> SOME =
      List.of(
          Preference.of("a b", "c c d", "d"),
          Preference.of("e", "a", "b c d e"),
          Preference.of("", "e e", "d a"));

  private final Bench bench = new Bench(Parts.words("a b c d e"));

  @AfterEach
  void close() {
    bench.close();
  }

  private static Preferences task() {
    return task(Optional.empty(), 0, 0);
  }

  private static Preferences task(Optional<Pooling> pooling, double margin, double smoothing) {
    return new Preferences(
        new PreferencesConfig(Optional.empty(), false, "score", 0, pooling, margin, smoothing));
  }

  /** The answer with more of the word e is preferred. */
  private static List<Preference> moreOfE(int count, int seed) {
    Random random = new Random(seed);
    List<Preference> found = new ArrayList<>();
    while (found.size() < count) {
      String prompt = words(random, 2);
      String one = words(random, 5);
      String other = words(random, 5);
      int difference = count(one) - count(other);
      if (difference != 0) {
        found.add(
            difference > 0 ? Preference.of(prompt, one, other) : Preference.of(prompt, other, one));
      }
    }
    return found;
  }

  private static String words(Random random, int most) {
    List<String> words = new ArrayList<>();
    int length = 1 + random.nextInt(most);
    for (int i = 0; i < length; i++) {
      words.add(List.of("a", "b", "c", "d", "e").get(random.nextInt(5)));
    }
    return String.join(" ", words);
  }

  private static int count(String text) {
    return (int) text.chars().filter(c -> c == 'e').count();
  }

  private static Metrics evaluate(Preferences task, Model model, List<Preference> examples) {
    EpochCursor<Preference> corpus = new EpochCursor<>(Preference.class, Epochs.of(() -> examples));
    return task.evaluate(model, new Evaluation<>(corpus, 50, OptionalLong.empty()));
  }

  @Test
  void tellsTheBetterOfTwoAnswersThatItHasNotSeenWithAndWithoutAnEncoder() {
    List<Preference> training = moreOfE(320, 1);
    List<Preference> heldOut = moreOfE(150, 2);
    Preferences task = task();
    for (Model model : new Model[] {bench.decoder(task), bench.encoderDecoder(task)}) {
      Metrics before = evaluate(task, model, heldOut);
      Pupil<Preference> pupil = new Pupil<>(model, task);
      for (int update = 0; update < 60; update++) {
        int from = update * 32 % 320;
        double unused = pupil.learn(training.subList(from, from + 32), 5e-3);
      }
      Metrics after = evaluate(task, model, heldOut);
      assertEquals(
          List.of("loss", "accuracy", "calibration-error", "margin"),
          List.copyOf(after.values().keySet()));
      assertEquals(150, after.count());
      assertTrue(after.values().get("accuracy") >= 0.9, before + " became " + after);
      assertTrue(after.values().get("loss") < 0.5 * before.values().get("loss"), after.toString());
    }
  }

  @Test
  void lossIsTheSameInBothFormsAndAsComputedByHand() {
    for (Pooling pooling : Pooling.values()) {
      Preferences task = task(Optional.of(pooling), 0.4, 0.2);
      for (Model model : new Model[] {bench.decoder(task), bench.encoderDecoder(task)}) {
        Batch batch = bench.batch(task, model, SOME);
        assertEquals(3, batch.count());
        double expected = 0;
        for (Preference each : SOME) {
          double difference = difference(task, model, each) - 0.4;
          // Of a smoothing of 0.2, a half is on the rejected answer.
          expected += 0.9 * softplus(-difference) + 0.1 * softplus(difference);
        }
        bench.requireBothForms(task, model, batch, expected);
      }
    }
  }

  private static double difference(Preferences task, Model model, Preference each) {
    List<Double> scores =
        task.scorer(model)
            .score(
                List.of(
                    Pair.of(each.source(), each.target()),
                    Pair.of(each.source(), each.rejected())));
    return scores.get(0) - scores.get(1);
  }

  private static double softplus(double x) {
    return Math.log1p(Math.exp(x));
  }

  @Test
  void compilesToTheLossOverArrays() {
    Preferences task = task(Optional.empty(), 0.4, 0.2);
    try (Backend backend = new PyTorchBackend("cpu", Precision.FLOAT32);
        Model model =
            Pupil.model(Parts.gpt2(bench.tokenizer, 24), bench.tokenizer, backend, task)) {
      for (int size = 2; size <= 3; size++) {
        Batch batch = task.batch(model, SOME.subList(0, size), backend.manager(), Randomness.of(1));
        Gradients plain = Pupil.gradients(model, task, batch, false);
        Gradients compiled = Pupil.gradients(model, task, batch, true);
        double loss = compiled.losses().get("target");
        assertEquals(loss, plain.losses().get("target"), 1e-4 * loss);
        compiled
            .arrays()
            .forEach(
                (path, array) ->
                    assertArrayEquals(
                        array.toFloatArray(),
                        plain.arrays().get(path).toFloatArray(),
                        1e-5f,
                        path));
      }
    }
  }

  @Test
  void gradientsAreThoseOfFiniteDifferences() {
    Preferences task = task(Optional.empty(), 0.4, 0.2);
    Model model = bench.decoder(task);
    Batch batch = bench.batch(task, model, SOME);
    Gradients gradients = Pupil.gradients(model, task, batch, true);
    NDArray weight = model.parameters().get("heads.score.weight");
    float[] start = weight.toFloatArray();
    float[] found = gradients.arrays().get("heads.score.weight").toFloatArray();
    float step = 1e-2f;
    for (int i = 0; i < 8; i++) {
      double above = lossAt(task, model, batch, moved(start, i, step));
      double below = lossAt(task, model, batch, moved(start, i, -step));
      assertEquals((above - below) / (2 * step) / batch.count(), found[i], 2e-3, "weight " + i);
    }
    assertTrue(Arrays.stream(toDoubles(found)).anyMatch(each -> Math.abs(each) > 0.02));
  }

  private static double[] toDoubles(float[] all) {
    double[] doubles = new double[all.length];
    Arrays.setAll(doubles, i -> all[i]);
    return doubles;
  }

  private static float[] moved(float[] start, int index, float step) {
    float[] moved = start.clone();
    moved[index] += step;
    return moved;
  }

  private static double lossAt(Preferences task, Model model, Batch batch, float[] weight) {
    model.parameters().get("heads.score.weight").set(weight);
    return task.loss(model.run(batch, task.outputs(), Mode.inference()), batch).sum().getFloat();
  }

  @Test
  void aDecoderReadsTheAnswerWhereItWouldWriteItAndScoresItsEnd() {
    Preferences task = task();
    Model model = bench.decoder(task);
    Batch batch = bench.batch(task, model, SOME);
    NDArray tokens = batch.arrays().get("tokens");
    int begin = bench.tokenizer.special().begin();
    int end = bench.tokenizer.special().end();
    int separator = bench.tokenizer.id("<sep>").orElseThrow();
    int[] words = bench.tokenizer.encode("a b c d e");
    assertArrayEquals(
        new long[] {begin, words[0], words[1], separator, words[2], words[2], words[3], end},
        Arrays.copyOf(tokens.get(0).toLongArray(), 8));
    // A text without a prompt is read as a language model reads it.
    assertArrayEquals(
        new long[] {begin, words[4], words[4], end}, Arrays.copyOf(tokens.get(4).toLongArray(), 4));
    float[] weights = batch.arrays().get("pooling").get(4).toFloatArray();
    assertArrayEquals(new float[] {0, 0, 0, 1, 0, 0, 0, 0}, Arrays.copyOf(weights, 8));
    assertEquals(8 + 6, task.length(model, SOME.get(0)));
  }

  @Test
  void anEncoderReadsPromptAndAnswerTogether() {
    Preferences task =
        new Preferences(
            new PreferencesConfig(Optional.of("<sep>"), false, "score", 0, Optional.empty(), 0, 0));
    Model model = bench.encoderDecoder(task);
    Batch batch = bench.batch(task, model, SOME.subList(1, 2));
    int[] words = bench.tokenizer.encode("a e");
    int begin = bench.tokenizer.special().begin();
    int end = bench.tokenizer.special().end();
    int symbol = bench.tokenizer.id("<sep>").orElseThrow();
    assertArrayEquals(
        new long[] {begin, symbol, words[1], symbol, words[0], end},
        Arrays.copyOf(batch.arrays().get("source").get(0).toLongArray(), 6));
    assertEquals(1 / 6f, batch.arrays().get("pooling").get(0).getFloat(0));
  }

  @Test
  void aPromptThatIsTooLongIsRefusedOrCutAndAnAnswerNever() {
    Preference tooLong = Preference.of("a ".repeat(30), "b c", "d");
    Preferences strict = task();
    Model model = bench.decoder(strict);
    String message =
        assertThrows(DataException.class, () -> strict.length(model, tooLong)).getMessage();
    assertEquals(
        "a prompt of 30 tokens and an answer of 2 need 35 positions with their symbols, but the model's context is 24: give the model a larger context or the corpus shorter texts, or set truncate: true to cut prompts",
        message);
    Preferences cutting =
        new Preferences(
            new PreferencesConfig(Optional.empty(), true, "score", 0, Optional.empty(), 0, 0));
    assertEquals(24 + 24, cutting.length(model, tooLong));
    Preference longAnswer = Preference.of("a", "b ".repeat(21), "d");
    assertThrows(DataException.class, () -> cutting.length(model, longAnswer));
    assertEquals(24 + 5, cutting.length(model, Preference.of("a", "b ".repeat(20), "d")));
  }

  @Test
  void scoresDoNotDependOnOtherAnswers() {
    Preferences task = task();
    List<Pair> answers = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      answers.add(Pair.of("a b", "e ".repeat(i % 15)));
    }
    for (Model model : new Model[] {bench.decoder(task), bench.encoderDecoder(task)}) {
      List<Double> together = task.scorer(model).score(answers);
      assertEquals(70, together.size());
      for (int i : new int[] {0, 7, 14, 69}) {
        double alone = task.scorer(model).score(answers.subList(i, i + 1)).get(0);
        assertEquals(alone, together.get(i), 1e-5);
      }
      assertTrue(Math.abs(together.get(1) - together.get(7)) > 1e-3);
      assertEquals(List.of(), task.scorer(model).score(List.of()));
    }
  }

  @Test
  void metricsAreThoseOfFixedScores() {
    PreferenceScores scores = new PreferenceScores();
    // σ is 0.75, 0.75, 0.25 and, of a tie, 0.5.
    for (double difference : new double[] {Math.log(3), Math.log(3), -Math.log(3), 0}) {
      scores.add(difference);
    }
    Map<String, Double> found = scores.metrics().values();
    assertEquals(2.5 / 4, found.get("accuracy"), 1e-12);
    assertEquals(Math.log(3) / 4, found.get("margin"), 1e-12);
    double loss = (2 * Math.log(4 / 3.0) + Math.log(4) + Math.log(2)) / 4;
    assertEquals(loss, found.get("loss"), 1e-12);
    // At 0.75 two of three came true, at 0.25 one of three; at 0.5 one of two.
    double expected = 6 / 8.0 * (0.75 - 2 / 3.0);
    assertEquals(expected, found.get("calibration-error"), 1e-12);
  }

  @Test
  void calibrationIsPerfectWhereSharesAreAsForetoldAndCountsCertaintyInTheLastBin() {
    Calibration right = new Calibration();
    for (int i = 0; i < 20; i++) {
      right.add(i < 17 ? 0.85 : 0.15);
    }
    assertEquals(0, right.error(), 1e-12);
    Calibration wrong = new Calibration();
    wrong.add(0);
    assertEquals(1, wrong.error(), 1e-12);
    Calibration sure = new Calibration();
    sure.add(1);
    assertEquals(0, sure.error(), 1e-12);
    assertEquals(0, new Calibration().error());
  }

  @Test
  void extremeDifferencesStayFinite() {
    PreferenceScores scores = new PreferenceScores();
    scores.add(-2000);
    scores.add(2000);
    assertEquals(1000, scores.metrics().values().get("loss"), 1e-9);
    assertEquals(0.5, scores.metrics().values().get("calibration-error"), 1e-12);
  }
}
