package org.syntagma.tasks.penalties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Term;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Charge;
import org.syntagma.runtime.model.NetworkModel;
import org.syntagma.tasks.penalties.SyntaxConfig.Form;
import org.syntagma.tasks.penalties.SyntaxConfig.Over;

class SyntaxTest {
  /** Padding, begin, end, a and b. */
  private static final int VOCABULARY = 5;

  private static final int MAXIMUM = 3;

  private final Backend backend = Parts.backend();
  private final NDManager manager = backend.manager().newSubManager();
  private final Model model =
      NetworkModel.create(
          new Bigrams(VOCABULARY, false, OptionalInt.empty()),
          new Letters(VOCABULARY),
          backend,
          Randomness.of(3));

  @AfterEach
  void close() {
    model.close();
    backend.close();
  }

  private static Syntax syntax(Form form, Over over, int samples) {
    return new Syntax(
        new SyntaxConfig(form, over, samples, false, 1, MAXIMUM),
        Optional.of(new TwoSentences()),
        Optional.empty());
  }

  private Batch texts() {
    return Parts.batch(
        manager, new long[][] {{1, 3, 4}, {1, 4, 3}}, new long[][] {{3, 4, 2}, {4, 3, 2}});
  }

  private double[] drawn(int token, double[] table) {
    double[] p = new double[VOCABULARY];
    double sum = 0;
    for (int id = 2; id < VOCABULARY; id++) {
      p[id] = Math.exp(table[token * VOCABULARY + id]);
      sum += p[id];
    }
    for (int id = 2; id < VOCABULARY; id++) {
      p[id] /= sum;
    }
    return p;
  }

  /** The probability that a text is no sentence: all but "a" and "a b" that end in time. */
  private double rejected(double[] table) {
    double[] first = drawn(1, table);
    double[] afterA = drawn(3, table);
    double[] afterB = drawn(4, table);
    return 1 - first[3] * (afterA[2] + afterA[4] * afterB[2]);
  }

  @Test
  void theGradientOfTheSampledFormIsTheExactOneOnAverage() {
    double[] table = Parts.doubles(model.parameters().get("table").toFloatArray());
    int rounds = 100;
    int samples = 1000;
    Syntax penalty = syntax(Form.SAMPLED, Over.TEXTS, samples);
    double[] sum = new double[table.length];
    double[] squares = new double[table.length];
    double values = 0;
    for (int round = 0; round < rounds; round++) {
      try (NDManager own = manager.newSubManager()) {
        Batch batch = Parts.batch(own, new long[][] {{1, 3}}, new long[][] {{3, 2}});
        Charge charge =
            penalty.charge(Parts.context(model, batch, Randomness.of(1).at(round))).orElseThrow();
        Gradients gradients =
            model.gradients(
                charge.batch(), List.of(charge.term("risk", 1.0 / charge.count())), charge.mode());
        float[] gradient = gradients.arrays().get("table").toFloatArray();
        for (int i = 0; i < gradient.length; i++) {
          sum[i] += gradient[i];
          squares[i] += (double) gradient[i] * gradient[i];
        }
        values += charge.value().orElseThrow();
      }
    }
    double exact = rejected(table);
    assertEquals(
        exact, values / rounds, 5 * Math.sqrt(exact * (1 - exact) / (rounds * (double) samples)));
    int moving = 0;
    for (int i = 0; i < table.length; i++) {
      double mean = sum[i] / rounds;
      double error = Math.sqrt((squares[i] / rounds - mean * mean) / (rounds - 1));
      double step = 1e-5;
      double[] up = table.clone();
      double[] down = table.clone();
      up[i] += step;
      down[i] -= step;
      double slope = (rejected(up) - rejected(down)) / (2 * step);
      moving += Math.abs(slope) > 1e-3 ? 1 : 0;
      assertEquals(slope, mean, 5 * error + 1e-7, "component " + i);
    }
    assertTrue(moving >= 8, moving + " components have a gradient");
  }

  @Test
  void massIsWhatIsForbiddenAfterEachAllowedPrefix() {
    Charge charge =
        syntax(Form.MASS, Over.TEXTS, 2)
            .charge(Parts.context(model, texts(), Randomness.of(4)))
            .orElseThrow();
    // Of "a b" all three places count; of "b a" the first alone, as "b" is no beginning.
    assertEquals(4, charge.count());
    double expected = 2 * (1 - softmax(1)[3]) + (1 - softmax(3)[2] - softmax(3)[4]);
    expected += 1 - softmax(4)[2];
    for (boolean compiled : new boolean[] {true, false}) {
      assertEquals(expected, value(charge, compiled), 1e-5);
    }
  }

  @Test
  void massOverSamplesIsOfTextsThatTheModelSays() {
    Charge charge =
        syntax(Form.MASS, Over.SAMPLES, 400)
            .charge(Parts.context(model, texts(), Randomness.of(4)))
            .orElseThrow();
    assertEquals(400, charge.batch().arrays().get("targets").getShape().get(0));
    double first = 400 * (1 - softmax(1)[3]);
    assertTrue(value(charge, true) > first && charge.count() > 400);
  }

  @Test
  void refusesSamplesThatExceedTheContext() {
    Model small =
        NetworkModel.create(
            new Bigrams(VOCABULARY, false, OptionalInt.of(MAXIMUM)),
            new Letters(VOCABULARY),
            backend,
            Randomness.of(3));
    syntax(Form.MASS, Over.TEXTS, 2).check(small);
    for (Syntax speaking :
        List.of(syntax(Form.SAMPLED, Over.TEXTS, 2), syntax(Form.MASS, Over.SAMPLES, 2))) {
      speaking.check(model);
      String message =
          assertThrows(IllegalArgumentException.class, () -> speaking.check(small)).getMessage();
      assertEquals(
          "prefix = 1 and maximum = 3: the model's context is 3; lower one of them", message);
    }
    small.close();
  }

  private double[] softmax(int token) {
    float[] table = model.parameters().get("table").toFloatArray();
    double[] p =
        IntStream.range(0, VOCABULARY)
            .mapToDouble(id -> Math.exp(table[token * VOCABULARY + id]))
            .toArray();
    double sum = IntStream.range(0, VOCABULARY).mapToDouble(id -> p[id]).sum();
    return IntStream.range(0, VOCABULARY).mapToDouble(id -> p[id] / sum).toArray();
  }

  private double value(Charge charge, boolean compiled) {
    Term term = charge.term("mass", 1);
    Term taken =
        compiled ? term : new Term("mass", term.outputs(), term.loss(), Optional.empty(), 1);
    Map<String, Double> losses =
        model.gradients(charge.batch(), List.of(taken), charge.mode()).losses();
    return losses.get("mass");
  }
}
