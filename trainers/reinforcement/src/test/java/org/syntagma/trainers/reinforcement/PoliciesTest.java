package org.syntagma.trainers.reinforcement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Term;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.reinforcement.Fragment;
import org.syntagma.api.reinforcement.Lesson;
import org.syntagma.api.reinforcement.PolicyOptimizer;
import org.syntagma.api.training.TrainingException;
import org.syntagma.runtime.model.NetworkModel;
import org.syntagma.testkit.Backends;
import org.syntagma.trainers.reinforcement.PolicyGradientConfig.Baseline;

/** What objectives teach, and what they are, against numbers that are written out here. */
class PoliciesTest {
  private static final int ACTIONS = 3;

  /** Two rows of states; the second has one action less. */
  private static final long[][] STATES = {{0, 1, 2}, {3, 1, 0}};

  private static final long[][] TARGETS = {{2, 0, 1}, {1, 2, -1}};

  private static Backend backend;
  private final NDManager manager = backend.manager().newSubManager();
  private final Model model =
      NetworkModel.create(new Table(4, ACTIONS), nothing(), backend, Randomness.of(8));

  @BeforeAll
  static void open() {
    backend = Backends.create("eager");
  }

  @AfterAll
  static void shut() {
    backend.close();
  }

  @AfterEach
  void close() {
    model.close();
    manager.close();
  }

  /** A policy of tables reads no text. */
  private static Tokenizer nothing() {
    return (Tokenizer)
        Proxy.newProxyInstance(
            Tokenizer.class.getClassLoader(),
            new Class<?>[] {Tokenizer.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("size")) {
                return 4;
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }

  private double[] logs(int state) {
    float[] table = model.parameters().get("logits").toFloatArray();
    double sum = 0;
    for (int a = 0; a < ACTIONS; a++) {
      sum += Math.exp(table[state * ACTIONS + a]);
    }
    double[] logs = new double[ACTIONS];
    for (int a = 0; a < ACTIONS; a++) {
      logs[a] = table[state * ACTIONS + a] - Math.log(sum);
    }
    return logs;
  }

  private double value(int state) {
    return model.parameters().get("value").toFloatArray()[state];
  }

  /** Numbers of both rows; what stands behind the end of the second must not count. */
  private Batch batch(Map<String, float[][]> numbers) {
    Map<String, ai.djl.ndarray.NDArray> arrays = new HashMap<>();
    arrays.put("tokens", manager.create(STATES));
    arrays.put("targets", manager.create(TARGETS));
    numbers.forEach((name, rows) -> arrays.put(name, manager.create(rows)));
    return Batch.of(manager, arrays, 5);
  }

  private Gradients gradients(PolicyOptimizer.Part part, Batch batch) {
    Term term =
        new Term(
            part.name(),
            Set.of("logits", "value"),
            (outputs, same) -> {
              throw new IllegalStateException("is in Ops only");
            },
            Optional.of(part.objective()),
            1);
    return model.gradients(batch, List.of(term), Mode.trainingWithoutDropout());
  }

  private double found(PolicyOptimizer policy, String part, Batch batch) {
    return gradients(part(policy, part), batch).losses().get(part);
  }

  private static PolicyOptimizer.Part part(PolicyOptimizer policy, String name) {
    return policy.parts().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The sum over the five actions. */
  private static double sum(Each each) {
    double sum = 0;
    for (int row = 0; row < STATES.length; row++) {
      for (int t = 0; t < STATES[row].length; t++) {
        if (TARGETS[row][t] >= 0) {
          sum += each.at(row, t, (int) STATES[row][t], (int) TARGETS[row][t]);
        }
      }
    }
    return sum;
  }

  @FunctionalInterface
  private interface Each {
    double at(int row, int t, int state, int action);
  }

  private static final float[][] ADVANTAGES = {{1, -2, 0.5f}, {-1, 3, 99}};

  /** Ratios of 0.7, 1.3, 1, 1.1 and 0.5, so that all cases of the clipping are there. */
  private float[][] behaviour() {
    double[][] ratios = {{0.7, 1.3, 1}, {1.1, 0.5, 7}};
    float[][] behaviour = new float[2][3];
    for (int row = 0; row < 2; row++) {
      for (int t = 0; t < 3; t++) {
        int action = Math.max(0, (int) TARGETS[row][t]);
        behaviour[row][t] = (float) (logs((int) STATES[row][t])[action] - Math.log(ratios[row][t]));
      }
    }
    return behaviour;
  }

  private Batch clipping() {
    float[][] returns = {{1, 2, 3}, {-1, 0, 50}};
    float[][] values = {{0.5f, 1, 1}, {1, 1, 1}};
    return batch(
        Map.of(
            "behaviour",
            behaviour(),
            "advantages",
            ADVANTAGES,
            "returns",
            returns,
            "values",
            values));
  }

  @Test
  void ppoIsClippedWhereItWouldGainByGoingFurther() {
    Ppo ppo = new Ppo(PpoConfig.defaults());
    Batch batch = clipping();
    // A > 0: 0.7 · 1, 1 · 0.5, and 0.5 · 3; A < 0: 1.3 · −2 and 1.1 · −1. Nothing is gained by
    // clipping up.
    double expected = -(0.7 * 1 + 1.3 * -2 + 1 * 0.5 + 1.1 * -1 + 0.5 * 3);
    assertEquals(expected, found(ppo, "policy-loss", batch), 1e-5);
    float[][] other = {{-1, 2, -0.5f}, {1, -3, -99}};
    Batch turned = batch.with(Map.of("advantages", manager.create(other)));
    // 0.7 with A < 0 is held at 0.8, 1.3 with A > 0 at 1.2, 0.5 with A < 0 at 0.8.
    double held = -(0.8 * -1 + 1.2 * 2 - 0.5 + 1.1 + 0.8 * -3);
    assertEquals(held, found(ppo, "policy-loss", turned), 1e-5);
    assertEquals(3, found(ppo, "clip-fraction", turned), 1e-6);
    // What is held teaches nothing: only states 2 and 3 have an action whose ratio is within.
    float[] gradient =
        gradients(part(ppo, "policy-loss"), turned).arrays().get("logits").toFloatArray();
    for (int a = 0; a < ACTIONS; a++) {
      assertEquals(0, gradient[a]);
      assertEquals(0, gradient[ACTIONS + a]);
      assertTrue(gradient[2 * ACTIONS + a] != 0 && gradient[3 * ACTIONS + a] != 0);
    }
  }

  @Test
  void ppoMeasuresValuesEntropyAndDivergence() {
    Ppo ppo = new Ppo(PpoConfig.defaults());
    Batch batch = clipping();
    double[][] returns = {{1, 2, 3}, {-1, 0, 50}};
    double[][] old = {{0.5, 1, 1}, {1, 1, 1}};
    double values =
        sum(
            (row, t, state, action) -> {
              double near = old[row][t] + Math.max(-0.2, Math.min(0.2, value(state) - old[row][t]));
              double r = returns[row][t];
              return 0.5 * Math.max(Math.pow(value(state) - r, 2), Math.pow(near - r, 2));
            });
    assertEquals(values, found(ppo, "value-loss", batch), 1e-4);
    double entropy =
        sum(
            (row, t, state, action) -> {
              double nats = 0;
              for (double log : logs(state)) {
                nats -= Math.exp(log) * log;
              }
              return nats;
            });
    assertEquals(entropy, found(ppo, "entropy", batch), 1e-5);
    double divergence = 0;
    for (double ratio : new double[] {0.7, 1.3, 1, 1.1, 0.5}) {
      divergence += ratio - 1 - Math.log(ratio);
    }
    assertEquals(divergence, found(ppo, "kl", batch), 1e-5);
  }

  @Test
  void gradientsAreThoseOfFiniteDifferences() {
    Ppo ppo = new Ppo(PpoConfig.defaults());
    Batch batch = clipping();
    for (PolicyOptimizer.Part each : ppo.parts()) {
      if (each.name().equals("clip-fraction")) {
        continue;
      }
      String path = each.name().equals("value-loss") ? "value" : "logits";
      float[] gradient = gradients(each, batch).arrays().get(path).toFloatArray();
      float[] table = model.parameters().get(path).toFloatArray();
      for (int i = 0; i < table.length; i++) {
        double[] ends = new double[2];
        for (int side = 0; side < 2; side++) {
          float[] moved = table.clone();
          moved[i] += side == 0 ? -0.01f : 0.01f;
          model.parameters().get(path).set(moved);
          ends[side] = gradients(each, batch).losses().get(each.name());
        }
        model.parameters().get(path).set(table);
        assertEquals((ends[1] - ends[0]) / 0.02, gradient[i], 3e-3, each.name() + " " + i);
      }
    }
  }

  @Test
  void ppoPaysForLeavingTheReferenceAndWhitensOverAllActions() {
    PpoConfig usual = PpoConfig.defaults();
    PpoConfig config =
        new PpoConfig(
            1,
            1,
            0.2,
            Optional.empty(),
            1,
            1,
            false,
            0.5,
            0,
            Optional.empty(),
            new KlConfig(0.5, Optional.of(2.0), 0.1));
    Fragment fragment =
        Fragment.of(0, 1)
            .values(0.25, 0.5, 9)
            .terminated(true)
            .behaviour(-1, -2)
            .current(-1, -2)
            .reference(-1.5, -4)
            .build();
    Ppo ppo = new Ppo(config);
    Lesson lesson = ppo.prepare(List.of(fragment)).get(0);
    // Rewards −0.25 and 1 − 1, so 0 is to come at the second action and −0.25 at the first.
    assertArrayEquals(new double[] {-0.5, -0.5}, lesson.numbers("advantages"), 1e-12);
    assertArrayEquals(new double[] {-0.25, 0}, lesson.numbers("returns"), 1e-12);
    // KL was 2.5: a quarter above the target of 2, of which a fifth counts; β is 0.5 · 1.02 now.
    Lesson later = ppo.prepare(List.of(fragment)).get(0);
    assertEquals(1 - 0.51 * 2 - 0.5, later.numbers("advantages")[1], 1e-12);

    Ppo whitening = new Ppo(usual);
    List<Lesson> lessons =
        whitening.prepare(
            List.of(
                Fragment.of(1, 0).values(0, 0, 0).terminated(true).build(),
                Fragment.of(4).values(0, 0).terminated(true).build()));
    double total = 0;
    double squares = 0;
    for (Lesson each : lessons) {
      for (double a : each.numbers("advantages")) {
        total += a;
        squares += a * a;
      }
    }
    assertEquals(0, total, 1e-6);
    assertEquals(3, squares, 1e-6);
  }

  @Test
  void policyGradientComparesWithTheOthers() {
    PolicyGradient policy = new PolicyGradient(PolicyGradientConfig.defaults());
    List<Lesson> lessons =
        policy.prepare(
            List.of(Fragment.of(1, 2).build(), Fragment.of(6).build(), Fragment.of(0).build()));
    assertArrayEquals(new double[] {3 - 3, 2 - 3}, lessons.get(0).numbers("advantages"));
    assertArrayEquals(new double[] {6 - 1.5}, lessons.get(1).numbers("advantages"));
    double expected = sum((row, t, state, action) -> -ADVANTAGES[row][t] * logs(state)[action]);
    assertEquals(expected, found(policy, "policy-loss", clipping()), 1e-5);
    PolicyGradientConfig alone =
        new PolicyGradientConfig(Baseline.NONE, 1, true, false, 0, 0, KlConfig.defaults());
    assertThrows(IllegalArgumentException.class, () -> new PolicyGradient(alone));
  }

  @Test
  void grpoComparesWithinGroupsAndCountsEachAnswerTheSame() {
    Grpo grpo = new Grpo(new GrpoConfig(1, 1, 0.2, 0));
    List<Lesson> lessons =
        grpo.prepare(
            List.of(
                Fragment.of(0, 0, 1).group(1).build(),
                Fragment.of(3).group(1).build(),
                Fragment.of(5).group(2).build(),
                Fragment.of(5).group(2).build()));
    assertEquals(2, lessons.size(), "a group that is all the same teaches nothing");
    assertArrayEquals(new double[] {-1, -1, -1}, lessons.get(0).numbers("advantages"), 1e-9);
    assertArrayEquals(new double[] {1}, lessons.get(1).numbers("advantages"), 1e-9);
    // Four actions of two answers: each answer counts 2.
    assertArrayEquals(
        new double[] {2 / 3.0, 2 / 3.0, 2 / 3.0}, lessons.get(0).numbers("share"), 1e-12);
    assertArrayEquals(new double[] {2}, lessons.get(1).numbers("share"), 1e-12);
  }

  @Test
  void theCrossEntropyMethodLearnsTheBestEpisodesThatEnded() {
    CrossEntropyMethodConfig config = new CrossEntropyMethodConfig(0.5, 1, 1, Optional.of(1.0), 1);
    CrossEntropyMethod method = new CrossEntropyMethod(config);
    Fragment best = Fragment.of(7).total(7).build();
    Fragment worst = Fragment.of(1).total(1).build();
    Fragment middle = Fragment.of(5).total(5).build();
    Fragment running = Fragment.of(100).build();
    List<Fragment> learned =
        method.prepare(List.of(worst, running, best, middle)).stream()
            .map(Lesson::fragment)
            .toList();
    assertEquals(List.of(best, middle), learned);
    double expected = sum((row, t, state, action) -> -logs(state)[action]);
    assertEquals(expected, found(method, "policy-loss", clipping()), 1e-5);
    double missing =
        sum(
            (row, t, state, action) -> {
              double nats = 0;
              for (double log : logs(state)) {
                nats -= Math.exp(log) * log;
              }
              return Math.max(0, 1 - nats);
            });
    assertTrue(missing > 0);
    assertEquals(missing, found(method, "missing-entropy", clipping()), 1e-5);
  }

  @Test
  void grpoAsksForEpisodesThatBeginTheSame() {
    List<Fragment> apart =
        List.of(Fragment.of(1).group(1).build(), Fragment.of(0).group(2).build());
    Grpo grpo = new Grpo(GrpoConfig.defaults());
    String message = assertThrows(TrainingException.class, () -> grpo.prepare(apart)).getMessage();
    assertTrue(message.contains("set rollouts.group"), message);
  }

  @Test
  void weightsOfOffPolicyActionsAreNotWhitened() {
    PolicyGradientConfig both =
        new PolicyGradientConfig(Baseline.VALUES, 1, true, true, 0.5, 0, KlConfig.defaults());
    String message =
        assertThrows(IllegalArgumentException.class, () -> new PolicyGradient(both)).getMessage();
    assertTrue(message.contains("whiten"), message);
  }

  @Test
  void theWeightOfKlFollowsTheNewestPolicyAlone() {
    KlController controller = new KlController(new KlConfig(1, Optional.of(1.0), 0.1));
    Fragment old = Fragment.of(0).version(1).current(-9).reference(0).build();
    Fragment now = Fragment.of(0).version(2).current(0).reference(-2).build();
    controller.follow(List.of(old, now));
    assertEquals(1.02, controller.weight(), 1e-12);
  }
}
