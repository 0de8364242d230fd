package org.syntagma.tasks.languagemodel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Text;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Edit;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Term;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Metrics;
import org.syntagma.runtime.model.NetworkModel;
import org.syntagma.tasks.languagemodel.TailPredictionConfig.TailConfig;

class TailPredictionTest {
  private static final Randomness RANDOMNESS = Randomness.of(5);
  private static final List<Text> TEXTS = List.of(() -> "abcd", () -> "z", part("wxy"));

  private final Backend backend = Parts.backend();
  private final Tokenizer tokenizer = Parts.bytes();

  @AfterEach
  void close() {
    backend.close();
  }

  /** The middle of a text, which neither begins nor ends. */
  private static Text part(String text) {
    return new Text() {
      @Override
      public String text() {
        return text;
      }

      @Override
      public int[] tokens(Tokenizer tokenizer) {
        return tokenizer.encode(text);
      }
    };
  }

  private static TailPrediction task(int tokens, double weight, int ahead) {
    return new TailPrediction(new TailPredictionConfig(new TailConfig(tokens, weight), ahead));
  }

  private Model model(TailPrediction task, boolean encoder) {
    Bigrams network = new Bigrams(tokenizer.size(), encoder, OptionalInt.of(5));
    Model model = NetworkModel.create(network, tokenizer, backend, RANDOMNESS);
    for (Head head : task.heads(model)) {
      model = model.with(new Edit.AddHead(head));
    }
    return model;
  }

  @Test
  void lastTokensOfTextsThatEndCountMore() {
    TailPrediction task = task(2, 5, 1);
    Batch batch = task.batch(model(task, false), TEXTS, backend.manager(), RANDOMNESS);
    assertEquals(5 + 2 + 2, batch.count());
    assertArrayEquals(
        new float[] {1, 1, 1, 5, 5, /**/ 5, 5, 0, 0, 0, /**/ 1, 1, 0, 0, 0},
        batch.arrays().get("weights-1").toFloatArray());
    assertArrayEquals(
        new float[] {1, 1, 5, 5, 0, /**/ 5, 0, 0, 0, 0, /**/ 1, 0, 0, 0, 0},
        batch.arrays().get("weights-2").toFloatArray());
    long end = tokenizer.special().end();
    assertArrayEquals(
        new long[] {'b', 'c', 'd', end, -1, /**/ end, -1, -1, -1, -1, /**/ 'y', -1, -1, -1, -1},
        batch.arrays().get("targets-2").toLongArray());
  }

  @Test
  void lossIsTheSameInBothFormsAndAsComputedByHand() {
    for (boolean encoder : new boolean[] {false, true}) {
      for (int ahead : new int[] {0, 2}) {
        TailPrediction task = task(2, 3.5, ahead);
        Model model = model(task, encoder);
        Batch batch = task.batch(model, TEXTS, backend.manager(), RANDOMNESS);
        double expected = byHand(model, task, batch);
        Gradients plain = gradients(model, task, batch, Optional.empty());
        Gradients compiled = gradients(model, task, batch, task.objective());
        assertEquals(expected, plain.losses().get("tail"), 1e-5 * expected);
        assertEquals(expected, compiled.losses().get("tail"), 1e-5 * expected);
        assertEquals(model.parameters().paths(), compiled.arrays().keySet());
        for (String path : model.parameters().paths()) {
          assertArrayEquals(
              compiled.arrays().get(path).toFloatArray(),
              plain.arrays().get(path).toFloatArray(),
              1e-4f);
        }
      }
    }
  }

  private static Gradients gradients(
      Model model, TailPrediction task, Batch batch, Optional<Objective> objective) {
    Term term =
        new Term("tail", task.outputs(), (outputs, same) -> task.loss(outputs, same), objective, 1);
    return model.gradients(batch, List.of(term), Mode.trainingWithoutDropout());
  }

  /** From the outputs, position by position, in double precision. */
  private static double byHand(Model model, TailPrediction task, Batch batch) {
    Map<String, NDArray> outputs = model.run(batch, task.outputs(), Mode.inference());
    Shape shape = batch.arrays().get("targets").getShape();
    long[] targets = batch.arrays().get("targets").toLongArray();
    int width = (int) shape.get(1);
    double loss = 0;
    for (int row = 0; row < shape.get(0); row++) {
      int length = 0;
      while (length < width && targets[row * width + length] >= 0) {
        length++;
      }
      // Only the last text does not end.
      int tail = row < 2 ? Math.max(0, length - 2) : length;
      for (int distance = 1; distance <= outputs.size(); distance++) {
        NDArray logits = outputs.get(distance == 1 ? "logits" : "ahead-" + distance);
        for (int i = 0; i + distance - 1 < length; i++) {
          int target = i + distance - 1;
          float[] scores = logits.get(row, i).toFloatArray();
          double sum = 0;
          for (float score : scores) {
            sum += Math.exp(score);
          }
          double nats = Math.log(sum) - scores[(int) targets[row * width + target]];
          loss += (target < tail ? 1 : 3.5) * nats;
        }
      }
    }
    return loss;
  }

  @Test
  void headsThatAreThereAreNotAddedAgain() {
    TailPrediction task = task(2, 2, 2);
    Model model = model(task, false);
    assertEquals(List.of("ahead-2", "ahead-3"), model.heads().stream().map(Head::name).toList());
    assertEquals(Set.of("logits", "ahead-2", "ahead-3"), task.outputs());
    Set<String> paths = Set.copyOf(model.parameters().paths());
    Model same = model;
    for (Head head : task.heads(model)) {
      same = same.with(new Edit.AddHead(head));
    }
    assertEquals(List.of("ahead-2", "ahead-3"), same.heads().stream().map(Head::name).toList());
    assertEquals(paths, Set.copyOf(same.parameters().paths()));
    assertSame(task.objective().orElseThrow(), task.objective().orElseThrow());
  }

  @Test
  void metricsSayHowWellTailsAndEndsArePredicted() {
    TailPrediction task = task(2, 9, 0);
    Model model = model(task, false);
    int end = tokenizer.special().end();
    int size = tokenizer.size();
    float[] table = model.parameters().get("table").toFloatArray();
    table['d' * size + end] = 50;
    table['z' * size + end] = -50;
    table['y' * size + end] = -50;
    model.parameters().get("table").set(table);
    for (int examples = 1; examples <= 3; examples++) {
      Metrics metrics =
          task.evaluate(
              model,
              new Evaluation<>(
                  new Snippets(TEXTS.toArray(Text[]::new)), examples, OptionalLong.empty()));
      Metrics plain =
          new LanguageModel(LanguageModelConfig.defaults())
              .evaluate(
                  model,
                  new Evaluation<>(
                      new Snippets(TEXTS.toArray(Text[]::new)), examples, OptionalLong.empty()));
      assertEquals(plain.count(), metrics.count());
      assertEquals(plain.values().get("loss"), metrics.values().get("loss"));
      assertEquals(0.5, metrics.values().get("end-recall"));
      double expected =
          (nats(table, 'c', 'd')
                  + nats(table, 'd', end)
                  + nats(table, 'z', end)
                  + nats(table, tokenizer.special().begin(), 'z'))
              / 4;
      assertEquals(expected, metrics.values().get("tail-loss"), 1e-5 * expected);
    }
  }

  private double nats(float[] table, int from, int to) {
    double sum = 0;
    for (int id = 0; id < tokenizer.size(); id++) {
      sum += Math.exp(table[from * tokenizer.size() + id]);
    }
    return Math.log(sum) - table[from * tokenizer.size() + to];
  }

  @Test
  void textsThatNeverEndHaveNoTailToEvaluate() {
    TailPrediction task = task(2, 2, 0);
    Model model = model(task, false);
    Evaluation<Text> evaluation =
        new Evaluation<>(new Snippets(part("abc")), 1, OptionalLong.empty());
    DataException fault = assertThrows(DataException.class, () -> task.evaluate(model, evaluation));
    assertTrue(fault.getMessage().contains("ends with the end symbol"), fault.getMessage());
  }
}
