package org.syntagma.trainers.adversarial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Model;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.training.Optimizer;
import org.syntagma.toolkit.training.Descent;

class PolicyGradientTest {
  private static final int VOCABULARY = 7;

  private final Backend backend = Parts.backend();
  private final Model model = Parts.model(new Bigram(VOCABULARY), backend);
  private final Tokenizer tokenizer = model.tokenizer();

  @AfterEach
  void close() {
    model.close();
    backend.close();
  }

  @Test
  void isValuesTimesTheScoresOfWhatWasDrawn() {
    int a = tokenizer.encode("a")[0];
    int b = tokenizer.encode("b")[0];
    int end = tokenizer.special().end();
    List<List<Integer>> texts = List.of(List.of(a, b, end), List.of(b, b));
    List<double[]> values = List.of(new double[] {0.5, -0.25, 2}, new double[] {1, 0.125});
    float[] table = model.parameters().get(Bigram.TABLE).toFloatArray();
    float[] expected = new float[VOCABULARY * VOCABULARY];
    for (int row = 0; row < texts.size(); row++) {
      int before = tokenizer.special().begin();
      for (int t = 0; t < texts.get(row).size(); t++) {
        int drawn = texts.get(row).get(t);
        double total = 0;
        for (int id = 0; id < VOCABULARY; id++) {
          total += tokenizer.canDraw(id) ? Math.exp(table[before * VOCABULARY + id]) : 0;
        }
        for (int id = 0; id < VOCABULARY; id++) {
          int place = before * VOCABULARY + id;
          double p = tokenizer.canDraw(id) ? Math.exp(table[place]) / total : 0;
          double score = p - (id == drawn ? 1 : 0);
          expected[place] += (float) (values.get(row)[t] * score / 5);
        }
        before = drawn;
      }
    }
    try (NDManager manager = backend.manager().newSubManager()) {
      Gradients found = new PolicyGradient(model).of(texts, values, manager);
      assertArrayEquals(expected, found.arrays().get(Bigram.TABLE).toFloatArray(), 1e-5f);
    }
  }

  @Test
  void baselineIsTheMeanOfTheOtherTextsAtTheSamePlace() {
    List<double[]> found =
        Baseline.subtracted(List.of(new double[] {1, 2, 7}, new double[] {3}, new double[] {5, 8}));
    assertArrayEquals(new double[] {-3, -6, 0}, found.get(0), 1e-12);
    assertArrayEquals(new double[] {0}, found.get(1), 1e-12);
    assertArrayEquals(new double[] {3, 6}, found.get(2), 1e-12);
  }

  @Test
  void learnsTheTokenThatACriticLikes() {
    int liked = tokenizer.encode("c")[0];
    Critic critic = texts -> texts.stream().mapToDouble(text -> share(text, liked)).toArray();
    Optimizer optimizer = Parts.adamW(0.1, backend);
    Descent descent = new Descent(model, optimizer, 60, "the generator");
    Writer writer = new Writer(model, 4, 64);
    Rollouts rollouts = new Rollouts(writer, critic, 2);
    double before = mean(writer, critic);
    assertTrue(before < 0.5, "begins at " + before);
    for (int step = 1; step <= 60; step++) {
      List<List<Integer>> texts = writer.write(32, Randomness.of(5).at(step));
      List<double[]> values = rollouts.values(texts, Randomness.of(6).at(step));
      try (NDManager manager = backend.manager().newSubManager()) {
        Gradients gradients =
            new PolicyGradient(model).of(texts, Baseline.subtracted(values), manager);
        descent.step(gradients.arrays(), step);
      }
    }
    double after = mean(writer, critic);
    assertTrue(after > 0.9, "ends at " + after);
    optimizer.close();
  }

  private static double mean(Writer writer, Critic critic) {
    double sum = 0;
    for (double each : critic.reward(writer.write(200, Randomness.of(9)))) {
      sum += each;
    }
    return sum / 200;
  }

  private static double share(List<Integer> text, int liked) {
    return (double) text.stream().filter(id -> id == liked).count() / text.size();
  }

  @Test
  void stepCountsGoOnFromRoundToRound() {
    SeqGanConfig config = Arena.config(5);
    assertEquals(5 * (2 + 1), Game.generatorSteps(config));
    assertEquals((1 + 5 * 2) * 2 * 3, Game.discriminatorSteps(config));
  }
}
