package org.syntagma.trainers.adversarial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Model;
import org.syntagma.api.random.Randomness;

class RolloutsTest {
  private static final int LENGTH = 3;
  private static final int ROLLOUTS = 3000;
  private static final int VOCABULARY = 7;

  private final Backend backend = Parts.backend();
  private final Model model = Parts.model(new Bigram(VOCABULARY), backend);
  private final Tokenizer tokenizer = model.tokenizer();

  @AfterEach
  void close() {
    model.close();
    backend.close();
  }

  /** Any function from 0 to 1 that tells texts apart, also by length. */
  private static double reward(List<Integer> text) {
    int sum = 0;
    for (int id : text) {
      sum = 5 * sum + id;
    }
    double rest = sum * 7 % 11;
    return rest / 10;
  }

  private static double[] rewards(List<List<Integer>> texts) {
    return texts.stream().mapToDouble(RolloutsTest::reward).toArray();
  }

  @Test
  void valuesArePrefixesExactExpectations() {
    int a = tokenizer.encode("a")[0];
    int b = tokenizer.encode("b")[0];
    int end = tokenizer.special().end();
    List<List<Integer>> texts = List.of(List.of(a, b, a), List.of(b, end), List.of(end));
    Rollouts rollouts =
        new Rollouts(new Writer(model, LENGTH, 1000), RolloutsTest::rewards, ROLLOUTS);
    List<double[]> values = rollouts.values(texts, Randomness.of(4));
    // Of rewards within [0, 1] the mean's deviation is at most this.
    double error = 4 * 0.5 / Math.sqrt(ROLLOUTS);
    assertEquals(expectation(List.of(a)), values.get(0)[0], error);
    assertEquals(expectation(List.of(a, b)), values.get(0)[1], error);
    assertEquals(reward(texts.get(0)), values.get(0)[2]);
    assertEquals(expectation(List.of(b)), values.get(1)[0], error);
    assertEquals(reward(texts.get(1)), values.get(1)[1]);
    assertEquals(1, values.get(2).length);
    assertEquals(reward(texts.get(2)), values.get(2)[0]);
  }

  @Test
  void textsDoNotDependOnHowManyAreWrittenAtOnceButOnTheStream() {
    Writer writer = new Writer(model, LENGTH, 8);
    List<List<Integer>> texts = writer.write(20, Randomness.of(1));
    assertEquals(texts, writer.write(20, Randomness.of(1)));
    assertEquals(20, texts.size());
    assertEquals(texts.subList(0, 8), writer.write(8, Randomness.of(1)));
  }

  private double expectation(List<Integer> prefix) {
    int last = prefix.get(prefix.size() - 1);
    if (prefix.size() == LENGTH || last == tokenizer.special().end()) {
      return reward(prefix);
    }
    float[] table = model.parameters().get(Bigram.TABLE).toFloatArray();
    double total = 0;
    double sum = 0;
    for (int id = 0; id < VOCABULARY; id++) {
      if (tokenizer.canDraw(id)) {
        double weight = Math.exp(table[last * VOCABULARY + id]);
        total += weight;
        sum += weight * expectation(Stream.concat(prefix.stream(), Stream.of(id)).toList());
      }
    }
    return sum / total;
  }
}
