package org.syntagma.tasks.penalties;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Term;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Charge;
import org.syntagma.api.task.Penalty;
import org.syntagma.runtime.model.NetworkModel;
import org.syntagma.tasks.penalties.AuxiliaryConfig.Over;
import org.syntagma.testkit.state.MemoryState;

/** Penalties in both of their forms against sums that are written out here. */
class ClosedFormsTest {
  private static final int VOCABULARY = 6;
  private static final long[][] TOKENS = {{1, 3, 4, 3, 0}, {1, 4, 5, 0, 0}};
  private static final long[][] TARGETS = {{3, 4, 3, 2, -1}, {-1, 5, 2, -1, -1}};

  private final Backend backend = Parts.backend();
  private final NDManager manager = backend.manager().newSubManager();
  private final Model model = model();
  private final Batch batch = Parts.batch(manager, TOKENS, TARGETS);

  private Model model() {
    return NetworkModel.create(
        new Bigrams(VOCABULARY, false, OptionalInt.empty()),
        new Letters(VOCABULARY),
        backend,
        Randomness.of(3));
  }

  @AfterEach
  void close() {
    model.close();
    backend.close();
  }

  /** Logits after {@code token}. */
  private double[] logits(Model of, long token) {
    float[] table = of.parameters().get("table").toFloatArray();
    return IntStream.range(0, VOCABULARY)
        .mapToDouble(id -> table[(int) token * VOCABULARY + id])
        .toArray();
  }

  private static double[] softmax(double[] logits) {
    double sum = IntStream.range(0, logits.length).mapToDouble(i -> Math.exp(logits[i])).sum();
    return IntStream.range(0, logits.length).mapToDouble(i -> Math.exp(logits[i]) / sum).toArray();
  }

  private Charge charge(Penalty penalty) {
    return penalty.charge(Parts.context(model, batch, Randomness.of(9))).orElseThrow();
  }

  private Gradients gradients(Charge charge, boolean compiled) {
    Term term = charge.term("penalty", 1);
    Term taken =
        compiled
            ? term
            : new Term("penalty", term.outputs(), term.loss(), Optional.empty(), term.scale());
    return model.gradients(charge.batch(), List.of(taken), charge.mode());
  }

  /** Both forms have the value and the same gradient, and this is that of finite differences. */
  private void assertIs(Penalty penalty, long count, double expected) {
    Charge charge = charge(penalty);
    assertEquals(count, charge.count());
    Gradients taped = gradients(charge, false);
    Gradients compiled = gradients(charge, true);
    assertEquals(expected, taped.losses().get("penalty"), 1e-4 * Math.max(1, Math.abs(expected)));
    assertEquals(
        expected, compiled.losses().get("penalty"), 1e-4 * Math.max(1, Math.abs(expected)));
    float[] gradient = taped.arrays().get("table").toFloatArray();
    assertArrayEquals(gradient, compiled.arrays().get("table").toFloatArray(), 1e-5f);
    for (int place : new int[] {VOCABULARY + 3, 3 * VOCABULARY + 4, 4 * VOCABULARY + 5}) {
      assertEquals(slope(charge, place), gradient[place], 3e-3);
    }
  }

  private double slope(Charge charge, int place) {
    float[] table = model.parameters().get("table").toFloatArray();
    double[] ends = new double[2];
    for (int side = 0; side < 2; side++) {
      float[] moved = table.clone();
      moved[place] += side == 0 ? -0.02f : 0.02f;
      model.parameters().get("table").set(moved);
      ends[side] = gradients(charge, false).losses().get("penalty");
    }
    model.parameters().get("table").set(table);
    return (ends[1] - ends[0]) / 0.04;
  }

  /** The sum over all places where something is predicted, of a function of the logits. */
  private double sum(ToDoubleFunction<double[]> each) {
    double sum = 0;
    for (int row = 0; row < TOKENS.length; row++) {
      for (int at = 0; at < TOKENS[row].length; at++) {
        if (TARGETS[row][at] >= 0) {
          sum += each.applyAsDouble(logits(model, TOKENS[row][at]));
        }
      }
    }
    return sum;
  }

  private static double logSumExp(double[] logits) {
    return Math.log(IntStream.range(0, logits.length).mapToDouble(i -> Math.exp(logits[i])).sum());
  }

  private static double negativeEntropy(double[] logits) {
    double[] p = softmax(logits);
    return IntStream.range(0, p.length).mapToDouble(i -> p[i] * Math.log(p[i])).sum();
  }

  @Test
  void zLossIsTheSquareOfLogZ() {
    assertIs(new ZLoss(), 6, sum(logits -> Math.pow(logSumExp(logits), 2)));
  }

  @Test
  void entropyIsTheSumOfPLogP() {
    assertIs(new Entropy(), 6, sum(ClosedFormsTest::negativeEntropy));
  }

  @Test
  void confidenceIsWhatEntropyLacksToTheThreshold() {
    double threshold = 1.4;
    double sure = sum(logits -> threshold + negativeEntropy(logits) > 0 ? 1 : 0);
    assertTrue(sure > 0 && sure < 6, sure + " of 6 places are below the threshold");
    assertIs(
        new Confidence(new Confidence.Config(threshold)),
        6,
        sum(logits -> Math.max(0, threshold + negativeEntropy(logits))));
  }

  @Test
  void labelSmoothingIsCrossEntropyAgainstTheUniformDistribution() {
    assertIs(
        new LabelSmoothing(),
        6,
        sum(
            logits ->
                logSumExp(logits)
                    - IntStream.range(0, 6).mapToDouble(i -> logits[i]).average().orElseThrow()));
  }

  @Test
  void divergenceIsFromWhatTheModelWasWhenTheStageBegan() {
    try (Model before = model()) {
      Divergence penalty = new Divergence();
      penalty.check(model);
      float[] table = model.parameters().get("table").toFloatArray();
      for (int i = 0; i < table.length; i++) {
        table[i] += (float) Math.sin(i);
      }
      model.parameters().get("table").set(table);
      double expected = 0;
      for (int row = 0; row < TOKENS.length; row++) {
        for (int at = 0; at < TOKENS[row].length; at++) {
          if (TARGETS[row][at] >= 0) {
            double[] p = softmax(logits(model, TOKENS[row][at]));
            double[] q = softmax(logits(before, TOKENS[row][at]));
            expected +=
                IntStream.range(0, p.length).mapToDouble(i -> p[i] * Math.log(p[i] / q[i])).sum();
          }
        }
      }
      assertTrue(expected > 0.1);
      assertIs(penalty, 6, expected);

      // A resumed stage has the same reference, though the model has moved.
      MemoryState state = new MemoryState();
      penalty.save(state);
      Divergence resumed = new Divergence();
      resumed.check(model);
      resumed.load(state.reader());
      assertIs(resumed, 6, expected);
      penalty.close();
      resumed.close();
    }
  }

  private static AuxiliaryConfig over(Over over, Optional<Integer> window, int ngram) {
    return new AuxiliaryConfig(over, 1, window, ngram, 2, 1, 12, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9})
  void unlikelihoodOfTheContextIsOfTokensThatCameBeforeButNotNow(int window) {
    double expected = 0;
    for (int row = 0; row < TARGETS.length; row++) {
      for (int at = 0; at < TARGETS[row].length; at++) {
        List<Long> before = new ArrayList<>();
        for (int i = Math.max(0, at - window); i < at; i++) {
          if (TARGETS[row][i] >= 0
              && TARGETS[row][i] != TARGETS[row][at]
              && !before.contains(TARGETS[row][i])) {
            before.add(TARGETS[row][i]);
          }
        }
        if (TARGETS[row][at] >= 0) {
          double[] p = softmax(logits(model, TOKENS[row][at]));
          expected -= before.stream().mapToDouble(id -> Math.log(1 - p[(int) (long) id])).sum();
        }
      }
    }
    assertTrue(expected > 0);
    assertIs(new Auxiliary(over(Over.CONTEXT, Optional.of(window), 4)), 6, expected);
  }

  @Test
  void unlikelihoodOfSamplesIsOfTokensInNGramsThatComeAgain() {
    // a b a b … for ever, surely.
    float[] table = new float[VOCABULARY * VOCABULARY];
    table[VOCABULARY + 3] = 9;
    table[3 * VOCABULARY + 4] = 2;
    table[4 * VOCABULARY + 3] = 1;
    model.parameters().get("table").set(table);
    Batch one = Parts.batch(manager, new long[][] {{1, 3}}, new long[][] {{3, 4}});
    Auxiliary penalty = new Auxiliary(over(Over.SAMPLES, Optional.empty(), 2));
    Charge charge = penalty.charge(Parts.context(model, one, Randomness.of(9))).orElseThrow();
    // Of a b a b a b a b a b a b the first two tokens are new; from the third on all repeat a b or
    // b a, but "b a" at the second and third place is new, so the third repeats only with the
    // fourth.
    assertEquals(24, charge.count());
    double b = softmax(logits(model, 3))[4];
    double a = softmax(logits(model, 4))[3];
    double expected = 2 * -(5 * Math.log(1 - a) + 5 * Math.log(1 - b));
    assertEquals(expected, gradients(charge, true).losses().get("penalty"), 1e-3);
    assertEquals(expected, gradients(charge, false).losses().get("penalty"), 1e-3);
  }

  @Test
  void repeatsAreWholeNGrams() {
    assertArrayEquals(
        new boolean[] {false, false, false, true, true, true, false, false},
        Repeats.of(new long[] {3, 4, 5, 3, 4, 5, 6, -1}, 3));
    assertArrayEquals(
        new boolean[] {false, true, true, true}, Repeats.of(new long[] {7, 7, 7, 7}, 2));
    assertArrayEquals(new boolean[] {false, false}, Repeats.of(new long[] {-1, -1}, 1));
  }

  @Test
  void leavesTasksAloneThatPredictNoTokens() {
    Batch other = Batch.of(manager, Map.of("tokens", manager.create(TOKENS)), 6);
    assertEquals(
        Optional.empty(), new ZLoss().charge(Parts.context(model, other, Randomness.of(1))));
  }
}
