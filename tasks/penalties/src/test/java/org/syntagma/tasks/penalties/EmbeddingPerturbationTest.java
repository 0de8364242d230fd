package org.syntagma.tasks.penalties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Term;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Charge;
import org.syntagma.runtime.model.NetworkModel;

/** Embeddings that are the logits themselves, so that all can be written out. */
class EmbeddingPerturbationTest {
  private static final int VOCABULARY = 6;
  private static final long[][] TOKENS = {{1, 3, 4, 3, 0}, {1, 4, 5, 0, 0}};
  private static final long[][] TARGETS = {{3, 4, 3, 2, -1}, {-1, 5, 2, -1, -1}};
  private static final double EPSILON = 0.8;

  private final Backend backend = Parts.backend();
  private final NDManager manager = backend.manager().newSubManager();
  private final Model model = model(new Bigrams(VOCABULARY, false, OptionalInt.empty()));
  private final Batch batch = Parts.batch(manager, TOKENS, TARGETS);

  private Model model(Network network) {
    return NetworkModel.create(network, new Letters(VOCABULARY), backend, Randomness.of(3));
  }

  @AfterEach
  void close() {
    model.close();
    backend.close();
  }

  private static EmbeddingPerturbation penalty(String... inputs) {
    return new EmbeddingPerturbation(new EmbeddingPerturbationConfig(EPSILON, List.of(inputs)));
  }

  /** Next-token cross entropy. */
  private Charge task() {
    return new Charge(
        batch,
        Mode.trainingWithoutDropout(),
        Set.of("logits"),
        (outputs, same) -> {
          NDArray log = TokenPenalty.logProbabilities(outputs.get("logits"), batch);
          return TokenPenalty.sum(log.neg(), batch);
        },
        Optional.of(
            (ops, outputs, arrays) ->
                ops.sum(ops.crossEntropy(outputs.get("logits"), arrays.get("targets")))),
        batch.count());
  }

  private Charge charge(EmbeddingPerturbation penalty) {
    return penalty.charge(Parts.context(model, task(), Randomness.of(9))).orElseThrow();
  }

  private double[] logits(long token) {
    float[] table = model.parameters().get("table").toFloatArray();
    return IntStream.range(0, VOCABULARY)
        .mapToDouble(id -> table[(int) token * VOCABULARY + id])
        .toArray();
  }

  private static double logSum(double[] logits) {
    return Math.log(IntStream.range(0, logits.length).mapToDouble(i -> Math.exp(logits[i])).sum());
  }

  /** ε · s · g / ‖g‖ with g = softmax(logits) − one-hot(target). */
  private double[][] expected(int row) {
    double[][] shift = new double[TOKENS[row].length][VOCABULARY];
    double squares = 0;
    double lengths = 0;
    int places = 0;
    for (int at = 0; at < shift.length; at++) {
      int target = (int) TARGETS[row][at];
      if (target >= 0) {
        double[] logits = logits(TOKENS[row][at]);
        double length = 0;
        for (int id = 0; id < VOCABULARY; id++) {
          shift[at][id] = Math.exp(logits[id] - logSum(logits)) - (id == target ? 1 : 0);
          squares += shift[at][id] * shift[at][id];
          length += logits[id] * logits[id];
        }
        lengths += Math.sqrt(length);
        places++;
      }
    }
    double scale = EPSILON * lengths / places / Math.sqrt(squares);
    for (double[] each : shift) {
      for (int id = 0; id < VOCABULARY; id++) {
        each[id] *= scale;
      }
    }
    return shift;
  }

  @Test
  void theLossIsThatUnderTheShiftOfTheClosedForm() {
    Charge charge = charge(penalty());
    float[] found = charge.batch().arrays().get("tokens.shift").toFloatArray();
    double loss = 0;
    double clean = 0;
    int element = 0;
    for (int row = 0; row < TOKENS.length; row++) {
      double[][] shift = expected(row);
      for (int at = 0; at < shift.length; at++) {
        double[] logits = logits(TOKENS[row][at]);
        int target = (int) TARGETS[row][at];
        clean += target < 0 ? 0 : logSum(logits) - logits[target];
        for (int id = 0; id < VOCABULARY; id++) {
          assertEquals(shift[at][id], found[element++], 1e-5);
          logits[id] += shift[at][id];
        }
        loss += target < 0 ? 0 : logSum(logits) - logits[target];
      }
    }
    assertTrue(loss > 1.1 * clean);
    assertEquals(6, charge.count());
    for (boolean compiled : new boolean[] {true, false}) {
      assertEquals(loss, value(charge, compiled), 1e-4);
    }
  }

  private double value(Charge charge, boolean compiled) {
    Term term = charge.term("shifted", 1);
    Term taken =
        compiled ? term : new Term("shifted", term.outputs(), term.loss(), Optional.empty(), 1);
    return model.gradients(charge.batch(), List.of(taken), charge.mode()).losses().get("shifted");
  }

  @Test
  void theTasksOwnPassIsNotShifted() {
    Charge charge = charge(penalty());
    assertNotSame(batch.manager(), charge.batch().manager());
    assertEquals(Set.of("tokens", "targets"), batch.arrays().keySet());
    assertEquals(charge.mode(), task().mode());
  }

  @Test
  void movesOnlyTheInputsThatItNames() {
    Model translator = model(new Bigrams(VOCABULARY, true, OptionalInt.empty()));
    NDArray source = manager.create(new long[] {3, 4, 5, 5}, new Shape(2, 2));
    Batch both = batch.with(Map.of("source", source));
    assertEquals(Set.of("source.shift", "tokens.shift"), shifts(translator, both, penalty()));
    assertEquals(Set.of("source.shift"), shifts(translator, both, penalty("source")));
    translator.close();
  }

  private static Set<String> shifts(Model model, Batch batch, EmbeddingPerturbation penalty) {
    Set<String> names =
        new TreeSet<>(
            penalty
                .charge(Parts.context(model, batch, Randomness.of(9)))
                .orElseThrow()
                .batch()
                .arrays()
                .keySet());
    names.removeAll(batch.arrays().keySet());
    return names;
  }

  /** Ids as numbers. */
  private record Numbers() implements Network {
    @Override
    public List<Input> inputs() {
      return List.of(Input.tokens("tokens"));
    }

    @Override
    public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
      Value numbers = ops.mul(ops.unsqueeze(inputs.get("tokens"), -1), ops.constant(1));
      Value weight = ops.parameter("weight", new Shape(VOCABULARY, 1), Initializer.normal(1));
      return Map.of("logits", ops.linear(numbers, weight));
    }
  }

  @Test
  void refusesModelsWithoutEmbeddingsAndInputsThatAreNotThere() {
    penalty().check(model);
    penalty("tokens").check(model);
    Model numbers = model(new Numbers());
    assertTrue(refusal(numbers, penalty()).contains("no embeddings to shift"));
    assertEquals(
        "inputs = [source]: the network has embeddings of [tokens] only",
        refusal(model, penalty("source")));
    assertTrue(penalty().charge(Parts.context(numbers, batch, Randomness.of(9))).isEmpty());
    numbers.close();
  }

  private static String refusal(Model model, EmbeddingPerturbation penalty) {
    return assertThrows(IllegalArgumentException.class, () -> penalty.check(model)).getMessage();
  }
}
