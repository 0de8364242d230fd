package org.syntagma.tasks.penalties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Text;
import org.syntagma.api.model.Model;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Metrics;
import org.syntagma.runtime.model.NetworkModel;

class TextQualityTest {
  /** Padding, begin, end, a and b. */
  private static final int VOCABULARY = 5;

  private final Backend backend = Parts.backend();
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

  /** Texts, one after the other, once. */
  private static final class Lines implements Corpus<Text> {
    private final Iterator<String> lines;

    Lines(String... lines) {
      this.lines = List.of(lines).iterator();
    }

    @Override
    public Class<Text> exampleType() {
      return Text.class;
    }

    @Override
    public Optional<Text> next() {
      if (!lines.hasNext()) {
        return Optional.empty();
      }
      String line = lines.next();
      return Optional.of(() -> line);
    }

    @Override
    public OptionalLong size() {
      return OptionalLong.empty();
    }

    @Override
    public void rewind() {
      throw new UnsupportedOperationException("is read once");
    }

    @Override
    public void save(StateWriter out) {}

    @Override
    public void load(StateReader in) {}
  }

  private Metrics metrics(TextQualityConfig config, Lines lines) {
    TextQuality task =
        new TextQuality(
            config, Optional.of(new TwoSentences()), Optional.empty(), Optional.empty());
    return task.evaluate(model, new Evaluation<>(lines, 3, OptionalLong.empty()));
  }

  /** The logits of what follows one token. */
  private void follow(float[] table, int token, int next, double logit) {
    table[token * VOCABULARY + next] = (float) logit;
  }

  @Test
  void aModelThatSaysOneSentenceIsWellFormedAndNotDiverse() {
    float[] table = new float[VOCABULARY * VOCABULARY];
    follow(table, 1, 3, 40); // a
    follow(table, 3, 4, 40); // b
    follow(table, 4, 2, 40); // the end
    model.parameters().get("table").set(table);
    Metrics metrics = metrics(new TextQualityConfig(8, 1, 6, 1, 1), new Lines("a b"));
    assertEquals(8, metrics.count());
    assertEquals(1, metrics.values().get("well-formed"));
    assertEquals(2, metrics.values().get("words"));
    assertEquals(2 / 16.0, metrics.values().get("distinct-1"));
    assertEquals(1 / 8.0, metrics.values().get("distinct-2"));
    assertEquals(0, metrics.values().get("distinct-3"));
    assertEquals(100, metrics.values().get("self-bleu"), 1e-9);
    assertEquals(0, metrics.values().get("repetition"));
  }

  @Test
  void aModelThatRepeatsItselfIsFoundOut() {
    float[] table = new float[VOCABULARY * VOCABULARY];
    follow(table, 1, 3, 40);
    follow(table, 3, 3, 40);
    model.parameters().get("table").set(table);
    Metrics metrics = metrics(new TextQualityConfig(4, 1, 9, 1, 1), new Lines("a"));
    // Of 9 times a there are 6 times 4 in a row, of which one is new. They do not end.
    assertEquals(5 / 6.0, metrics.values().get("repetition"), 1e-12);
    assertEquals(0, metrics.values().get("well-formed"));
  }

  @Test
  void continuesTheBeginningsOfTexts() {
    float[] table = new float[VOCABULARY * VOCABULARY];
    follow(table, 3, 2, 40); // after a the end
    follow(table, 4, 4, 40); // after b always b
    model.parameters().get("table").set(table);
    Metrics metrics = metrics(new TextQualityConfig(6, 2, 4, 1, 1), new Lines("a b", "b"));
    // "a" is a sentence that three texts continue with nothing, and three go on with b b b b.
    assertEquals(0.5, metrics.values().get("well-formed"));
    assertEquals(2, metrics.values().get("words"));
  }

  @Test
  void anotherModelReadsWhatIsSaid() {
    float[] table = new float[VOCABULARY * VOCABULARY];
    follow(table, 1, 3, 40); // a
    follow(table, 3, 4, 40); // b
    follow(table, 4, 2, 40); // the end
    model.parameters().get("table").set(table);
    float[] even = new float[VOCABULARY * VOCABULARY];
    try (Model other =
        NetworkModel.create(
            new Bigrams(VOCABULARY, false, OptionalInt.empty()),
            new Letters(VOCABULARY),
            backend,
            Randomness.of(4))) {
      follow(even, 3, 4, Math.log(6)); // b after a with a probability of 6 of 10
      other.parameters().get("table").set(even);
      TextQuality task =
          new TextQuality(
              new TextQualityConfig(20, 1, 6, 1, 1),
              Optional.empty(),
              Optional.empty(),
              Optional.of(() -> other));
      Metrics metrics =
          task.evaluate(model, new Evaluation<>(new Lines("a b"), 3, OptionalLong.empty()));
      // a, one of 5; b, 6 of 10; the end, one of 5.
      double expected = Math.exp(-(2 * Math.log(0.2) + Math.log(0.6)) / 3);
      assertEquals(expected, metrics.values().get("reference-perplexity"), 1e-5);
    }
  }

  @Test
  void isTheSameInEveryEvaluation() {
    TextQualityConfig config = new TextQualityConfig(20, 1, 6, 1, 1);
    assertEquals(metrics(config, new Lines("a")), metrics(config, new Lines("a")));
    assertTrue(
        !metrics(config, new Lines("a"))
            .equals(metrics(new TextQualityConfig(20, 1, 6, 1, 2), new Lines("a"))));
  }

  @Test
  void itsLossIsThatOfTheTextsContinuations() {
    TextQuality task =
        new TextQuality(
            new TextQualityConfig(2, 2, 6, 1, 1),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    try (NDManager manager = backend.manager().newSubManager()) {
      Batch batch = task.batch(model, List.of(() -> "a b"), manager, Randomness.of(1));
      double loss =
          task.loss(model.run(batch, task.outputs(), Mode.inference()), batch).sum().getFloat();
      float[] table = model.parameters().get("table").toFloatArray();
      double expected = 0;
      for (int[] step : new int[][] {{3, 4}, {4, 2}}) {
        double sum = 0;
        for (int id = 0; id < VOCABULARY; id++) {
          sum += Math.exp(table[step[0] * VOCABULARY + id]);
        }
        expected += Math.log(sum) - table[step[0] * VOCABULARY + step[1]];
      }
      assertEquals(expected, loss, 1e-5);
      assertEquals(2, batch.count());
    }
  }

  @Test
  void refusesACorpusWithoutTexts() {
    assertThrows(DataException.class, () -> metrics(TextQualityConfig.defaults(), new Lines()));
  }
}
