package org.syntagma.trainers.rewards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.syntagma.trainers.rewards.Episodes.cutOff;
import static org.syntagma.trainers.rewards.Episodes.scores;
import static org.syntagma.trainers.rewards.Episodes.text;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.api.random.Randomness;
import org.syntagma.runtime.model.NetworkModel;
import org.syntagma.testkit.Backends;

class LikelihoodTest {
  private static final int CONTEXT = 4;

  private final Backend backend = Backends.create("eager");
  private final Tokenizer tokenizer = letters();
  private final Model model =
      NetworkModel.create(
          new Table(tokenizer.size(), OptionalInt.of(CONTEXT)),
          tokenizer,
          backend,
          Randomness.of(3));

  /** What follows each id, as a table of logits. */
  private record Table(int vocabulary, OptionalInt context) implements Network {
    @Override
    public List<Input> inputs() {
      return List.of(Input.tokens("tokens"));
    }

    @Override
    public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
      Value table =
          ops.parameter("table", new Shape(vocabulary, vocabulary), Initializer.normal(1));
      return Map.of("logits", ops.embedding(table, inputs.get("tokens")));
    }
  }

  private static Tokenizer letters() {
    try (Made made = new Made()) {
      Tokenizer letters = made.of(Tokenizer.class, "{type: characters}");
      letters.learn(List.of("ab"));
      return letters;
    }
  }

  @AfterEach
  void close() {
    model.close();
    backend.close();
  }

  private double log(int before, int id) {
    float[] table = model.parameters().get("table").toFloatArray();
    int size = tokenizer.size();
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += Math.exp(table[before * size + i]);
    }
    return table[before * size + id] - Math.log(sum);
  }

  @Test
  void isTheMeanOverTokensAndEnd() {
    int begin = tokenizer.special().begin();
    int end = tokenizer.special().end();
    int a = tokenizer.encode("a")[0];
    int b = tokenizer.encode("b")[0];
    List<Double> found =
        scores(
            new Likelihood(() -> model),
            text("ab"),
            cutOff("ab"),
            text(""),
            cutOff(""),
            text("aaaab"));
    assertEquals((log(begin, a) + log(a, b) + log(b, end)) / 3, found.get(0), 1e-5);
    assertEquals((log(begin, a) + log(a, b)) / 2, found.get(1), 1e-5);
    assertEquals(log(begin, end), found.get(2), 1e-5);
    assertTrue(found.get(3).isNaN());
    // Only what fits the context is read.
    assertEquals((log(begin, a) + 3 * log(a, a)) / 4, found.get(4), 1e-5);
  }

  @Test
  void manyTextsAreScoredAsEachAlone() {
    Likelihood likelihood = new Likelihood(() -> model);
    String[] many = new String[40];
    for (int i = 0; i < many.length; i++) {
      many[i] = "ab".substring(0, i % 3);
    }
    List<Double> found = scores(likelihood, many);
    for (int i = 0; i < many.length; i++) {
      assertEquals(scores(likelihood, many[i]).get(0), found.get(i), 1e-6);
    }
  }
}
