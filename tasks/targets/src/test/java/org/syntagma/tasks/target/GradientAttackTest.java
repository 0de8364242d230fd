package org.syntagma.tasks.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Pair;
import org.syntagma.api.model.Model;
import org.syntagma.api.random.Randomness;
import org.syntagma.runtime.model.AttackedModel;
import org.syntagma.tasks.target.TargetConfig.FormType;
import org.syntagma.testkit.Backends;
import org.syntagma.toolkit.embeddings.WorstShift;

/** Embeddings of real networks, moved along the gradient of a task's loss. */
class GradientAttackTest {
  private static final int WIDTH = 32;
  private static final Pairs PAIRS =
      Pairs.of(
          "the red cat sat", "warm",
          "a blue cat", "cold",
          "cat sat red", "warm",
          "blue sat the a cat sat", "cold",
          "the grey cat", "dull",
          "grey a", "dull");

  private final SymbolTokenizer tokenizer =
      new SymbolTokenizer(Parts.words("the a red blue grey cat sat"), List.of("<sep>"));
  private final Target task = learned();

  private static Target learned() {
    Target task = TestConfig.of(FormType.CLASSIFICATION).task();
    PAIRS.rewind();
    task.learn(PAIRS);
    return task;
  }

  private Model taught(Backend backend, String network, int updates) {
    Model model =
        Pupil.model(
            network.equals("gpt2")
                ? Parts.gpt2(tokenizer, 24)
                : Parts.encoderDecoder(tokenizer, 24),
            tokenizer,
            backend,
            task);
    Pupil<Pair> pupil = new Pupil<>(model, task);
    for (int i = 0; i < updates; i++) {
      pupil.learn(PAIRS.all(), 1e-2);
    }
    return model;
  }

  private static String input(String network) {
    return network.equals("gpt2") ? "tokens" : "source";
  }

  private Batch batch(Model model, List<Pair> pairs, NDManager manager) {
    return task.batch(model, pairs, manager, Randomness.of(1));
  }

  private float[] worst(Model model, Batch batch, String input, double epsilon) {
    return new WorstShift(epsilon)
        .of(
            model,
            batch,
            task.outputs(),
            (outputs, same) -> task.loss(outputs, batch),
            Mode.trainingWithoutDropout(),
            batch.manager())
        .get(input + ".shift")
        .toFloatArray();
  }

  private double loss(Model model, Batch batch, String input, float[] shift) {
    NDArray ids = batch.arrays().get(input);
    NDArray array = batch.manager().create(shift, ids.getShape().add(WIDTH));
    Map<String, NDArray> outputs =
        model.run(batch.with(Map.of(input + ".shift", array)), task.outputs(), Mode.inference());
    return task.loss(outputs, batch).sum().getFloat();
  }

  @ParameterizedTest
  @CsvSource({"eager, gpt2", "pytorch, gpt2", "eager, encoder-decoder", "pytorch, encoder-decoder"})
  void theShiftIsTheScaledGradientThatFiniteDifferencesFind(String type, String network) {
    try (Backend backend = Backends.create(type);
        NDManager manager = backend.manager().newSubManager();
        Model model = taught(backend, network, 3)) {
      String input = input(network);
      Batch batch = batch(model, PAIRS.all().subList(5, 6), manager);
      double epsilon = 0.7;
      float[] found = worst(model, batch, input, epsilon);
      double[] gradient = new double[found.length];
      double step = 1e-3;
      for (int i = 0; i < gradient.length; i++) {
        float[] moved = new float[gradient.length];
        moved[i] = (float) step;
        double above = loss(model, batch, input, moved);
        moved[i] = (float) -step;
        gradient[i] = (above - loss(model, batch, input, moved)) / (2 * step);
      }
      double norm = norm(gradient, 0, gradient.length);
      double length = epsilon * lengths(model, batch, input)[0];
      assertTrue(norm > 0.1 && length > 0.01, "a gradient of " + norm);
      for (int i = 0; i < gradient.length; i++) {
        assertEquals(length * gradient[i] / norm, found[i], 0.01 * length, "element " + i);
      }
    }
  }

  /** The mean norm of each row's embeddings, without padding. */
  private double[] lengths(Model model, Batch batch, String input) {
    float[] table = model.parameters().get("embedding.weight").toFloatArray();
    NDArray ids = batch.arrays().get(input);
    int width = (int) ids.getShape().get(1);
    long[] all = ids.toLongArray();
    double[] means = new double[all.length / width];
    for (int row = 0; row < means.length; row++) {
      int count = 0;
      for (int at = 0; at < width; at++) {
        int id = (int) all[row * width + at];
        if (id != tokenizer.special().pad()) {
          double squares = 0;
          for (int i = 0; i < WIDTH; i++) {
            squares += (double) table[id * WIDTH + i] * table[id * WIDTH + i];
          }
          means[row] += Math.sqrt(squares);
          count++;
        }
      }
      means[row] /= count;
    }
    return means;
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  private static double norm(double[] values, int from, int to) {
    double squares = 0;
    for (int i = from; i < to; i++) {
      squares += values[i] * values[i];
    }
    return Math.sqrt(squares);
  }

  @ParameterizedTest
  @CsvSource({"eager, gpt2", "pytorch, gpt2", "pytorch, encoder-decoder"})
  void everyExampleMovesByItsOwnLengthAndPaddingStays(String type, String network) {
    try (Backend backend = Backends.create(type);
        NDManager manager = backend.manager().newSubManager();
        Model model = taught(backend, network, 3)) {
      String input = input(network);
      Batch batch = batch(model, PAIRS.all(), manager);
      double[] found = doubles(worst(model, batch, input, 2));
      double[] lengths = lengths(model, batch, input);
      int row = found.length / lengths.length;
      long[] ids = batch.arrays().get(input).toLongArray();
      int padding = 0;
      for (int i = 0; i < lengths.length; i++) {
        double norm = norm(found, i * row, (i + 1) * row);
        assertEquals(2 * lengths[i], norm, 1e-4 * norm);
      }
      for (int at = 0; at < ids.length; at++) {
        double norm = norm(found, at * WIDTH, (at + 1) * WIDTH);
        boolean pads = ids[at] == tokenizer.special().pad();
        padding += pads ? 1 : 0;
        assertEquals(pads, norm == 0, "position " + at);
      }
      assertTrue(padding > 5);
      // What another row is does not matter.
      Batch alone = batch(model, PAIRS.all().subList(3, 4), manager);
      double[] single = doubles(worst(model, alone, input, 2));
      for (int i = 0; i < single.length; i++) {
        assertEquals(single[i], found[3 * row + i], 1e-3 * 2 * lengths[3]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"eager, gpt2", "pytorch, encoder-decoder"})
  void noRandomShiftOfThatLengthIsAsBadForATrainedModel(String type, String network) {
    try (Backend backend = Backends.create(type);
        NDManager manager = backend.manager().newSubManager();
        Model model = taught(backend, network, 30)) {
      String input = input(network);
      Batch batch = batch(model, PAIRS.all(), manager);
      float[] found = worst(model, batch, input, 0.3);
      double worst = loss(model, batch, input, found);
      Random random = new Random(4);
      int row = found.length / PAIRS.all().size();
      double[] all = doubles(found);
      for (int draw = 0; draw < 30; draw++) {
        double[] other = random.doubles(found.length, -1, 1).toArray();
        float[] shift = new float[found.length];
        for (int i = 0; i < shift.length; i++) {
          int from = i / row * row;
          double scale = norm(all, from, from + row) / norm(other, from, from + row);
          shift[i] = (float) (other[i] * scale);
        }
        assertTrue(loss(model, batch, input, shift) < worst, "draw " + draw);
      }
      assertTrue(loss(model, batch, input, new float[found.length]) < worst);
    }
  }

  @ParameterizedTest
  @CsvSource({"eager, gpt2", "pytorch, encoder-decoder"})
  void anEvaluationOfAnAttackedModelGivesMetricsUnderTheAttack(String type, String network) {
    try (Backend backend = Backends.create(type);
        Model model = taught(backend, network, 30)) {
      Map<String, Double> clean = Bench.evaluate(task, model, PAIRS, 4).values();
      Map<String, Double> small = attacked(model, 1e-6);
      assertEquals(clean.get("loss"), small.get("loss"), 1e-4);
      assertEquals(1, clean.get("accuracy"));
      Map<String, Double> some = attacked(model, 0.3);
      Map<String, Double> much = attacked(model, 5);
      assertTrue(some.get("loss") > 1.2 * clean.get("loss"), some + " after " + clean);
      assertTrue(much.get("loss") > 2 * some.get("loss"), much + " after " + some);
      assertTrue(much.get("accuracy") < 0.7, much.toString());
      // Nothing of it stays.
      assertEquals(clean, Bench.evaluate(task, model, PAIRS, 4).values());
    }
  }

  private Map<String, Double> attacked(Model model, double epsilon) {
    return Bench.evaluate(task, AttackedModel.of(model, task, new WorstShift(epsilon)), PAIRS, 4)
        .values();
  }

  @Test
  void refusesWhatCannotBeAttacked() {
    try (Backend backend = Backends.create("eager");
        Model model = taught(backend, "gpt2", 0)) {
      WorstShift elsewhere = new WorstShift(1, Set.of("source"));
      assertEquals(
          "the task 'target' cannot be attacked at [source]: its network looks up [tokens]",
          assertThrows(
                  IllegalArgumentException.class, () -> AttackedModel.of(model, task, elsewhere))
              .getMessage());
      Model attacked = AttackedModel.of(model, task, new WorstShift(1));
      String message = assertThrows(IllegalStateException.class, attacked::generator).getMessage();
      assertTrue(message.contains("evaluate it without samples"), message);
      for (double epsilon : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
        assertThrows(IllegalArgumentException.class, () -> new WorstShift(epsilon));
      }
    }
  }
}
