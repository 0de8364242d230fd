package org.syntagma.tasks.languagemodel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Text;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Term;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Metrics;
import org.syntagma.runtime.model.NetworkModel;

class LanguageModelTest {
  private static final Randomness RANDOMNESS = Randomness.of(5);

  private final Backend backend = Parts.backend();
  private final Tokenizer tokenizer = Parts.bytes();
  private final Tokenizer.Special special = tokenizer.special();
  private final LanguageModel task = new LanguageModel(LanguageModelConfig.defaults());
  private final NDManager manager = backend.manager().newSubManager();

  @AfterEach
  void close() {
    backend.close();
  }

  private Model decoder(OptionalInt context) {
    return model(new Bigrams(tokenizer.size(), false, context));
  }

  private Model encoderDecoder() {
    return model(new Bigrams(tokenizer.size(), true, OptionalInt.of(8)));
  }

  private Model model(Network network) {
    return NetworkModel.create(network, tokenizer, backend, RANDOMNESS);
  }

  private static Text text(String text) {
    return () -> text;
  }

  @Test
  void batchIsPaddedOnTheRight() {
    Batch batch =
        task.batch(decoder(OptionalInt.of(3)), List.of(text("ab"), text("")), manager, RANDOMNESS);
    long pad = special.pad();
    int a = tokenizer.encode("a")[0];
    int b = tokenizer.encode("b")[0];
    NDArray tokens = batch.arrays().get("tokens");
    assertEquals(DataType.INT64, tokens.getDataType());
    assertEquals(new Shape(2, 3), tokens.getShape());
    assertArrayEquals(
        new long[] {special.begin(), a, b, special.begin(), pad, pad}, tokens.toLongArray());
    assertArrayEquals(
        new long[] {a, b, special.end(), special.end(), -1, -1},
        batch.arrays().get("targets").toLongArray());
    assertEquals(4, batch.count());
    assertEquals(2.0 / 6, batch.padding(), 1e-12);
    assertFalse(batch.arrays().containsKey("source"));
  }

  @Test
  void widthsAreMultiplesOfEightThatTheContextHolds() {
    List<Text> texts = List.of(text("twelve bytes"), text(""));
    Batch wide = task.batch(decoder(OptionalInt.empty()), texts, manager, RANDOMNESS);
    Batch narrow = task.batch(decoder(OptionalInt.of(14)), texts, manager, RANDOMNESS);
    for (String name : List.of("tokens", "targets")) {
      assertEquals(new Shape(2, 16), wide.arrays().get(name).getShape());
      assertEquals(new Shape(2, 14), narrow.arrays().get(name).getShape());
      assertArrayEquals(
          wide.arrays().get(name).get(":, :14").toLongArray(),
          narrow.arrays().get(name).toLongArray());
    }
    assertEquals(1 - 14 / 32.0, wide.padding(), 1e-12);
  }

  @Test
  void bytesOfCutCharactersCountOnce() {
    Model model = decoder(OptionalInt.empty());
    int first = tokenizer.encode("ü")[0];
    Metrics metrics = evaluate(model, new Snippets(new Part(first)), 1, OptionalLong.empty());
    double nats = metrics.values().get("loss") * metrics.count();
    assertEquals(nats / Math.log(2), metrics.values().get("bits-per-byte"), 1e-6);
  }

  /** A text that was cut inside a character. */
  private record Part(int id) implements Text {
    @Override
    public String text() {
      throw new AssertionError("nobody should decode it");
    }

    @Override
    public int[] tokens(Tokenizer tokenizer) {
      return new int[] {tokenizer.special().begin(), id, tokenizer.special().end()};
    }
  }

  @Test
  void cutsAreUniformAndAFunctionOfTheStreamAndTheRow() {
    Model model = encoderDecoder();
    int[] counts = new int[6];
    for (int draw = 0; draw < 1500; draw++) {
      Batch batch =
          task.batch(model, List.of(text("abcd"), text("abcd")), manager, RANDOMNESS.at(draw));
      long[] targets = batch.arrays().get("targets").toLongArray();
      for (int row = 0; row < 2; row++) {
        int length = 0;
        for (int i = 0; i < targets.length / 2; i++) {
          length += targets[row * targets.length / 2 + i] >= 0 ? 1 : 0;
        }
        counts[length]++;
      }
    }
    assertEquals(0, counts[0]);
    for (int length = 1; length <= 5; length++) {
      assertEquals(600, counts[length], 4 * Math.sqrt(3000 * 0.2 * 0.8));
    }
    assertArrayEquals(
        task.batch(model, List.of(text("abcd")), manager, RANDOMNESS.at(1))
            .arrays()
            .get("source")
            .toLongArray(),
        task.batch(model, List.of(text("abcd")), manager, RANDOMNESS.at(1))
            .arrays()
            .get("source")
            .toLongArray());
  }

  @Test
  void lossIsTheSameInBothFormsAndAsComputedByHand() {
    for (Model model : new Model[] {decoder(OptionalInt.of(5)), encoderDecoder()}) {
      List<Text> texts = List.of(text("abcd"), text(""), text("xy"));
      Batch batch = task.batch(model, texts, manager, RANDOMNESS);
      Gradients plain = gradients(model, batch, Optional.empty());
      Gradients compiled = gradients(model, batch, task.objective());
      double expected = byHand(model, batch);
      assertEquals(expected, plain.losses().get("text"), 1e-5 * expected);
      assertEquals(expected, compiled.losses().get("text"), 1e-5 * expected);
      assertEquals(model.parameters().paths(), compiled.arrays().keySet());
      for (String path : model.parameters().paths()) {
        assertArrayEquals(
            compiled.arrays().get(path).toFloatArray(),
            plain.arrays().get(path).toFloatArray(),
            1e-5f);
      }
    }
  }

  private Gradients gradients(Model model, Batch batch, Optional<Objective> objective) {
    Term term =
        new Term("text", task.outputs(), (outputs, same) -> task.loss(outputs, same), objective, 1);
    return model.gradients(batch, List.of(term), Mode.trainingWithoutDropout());
  }

  /** −Σ log softmax over the targets, from the tables, in double precision. */
  private double byHand(Model model, Batch batch) {
    int size = tokenizer.size();
    long[] tokens = batch.arrays().get("tokens").toLongArray();
    long[] targets = batch.arrays().get("targets").toLongArray();
    float[] table = model.parameters().get("table").toFloatArray();
    int rows = (int) batch.arrays().get("tokens").getShape().get(0);
    int length = tokens.length / rows;
    double loss = 0;
    for (int i = 0; i < tokens.length; i++) {
      if (targets[i] < 0) {
        continue;
      }
      double[] logits = new double[size];
      double sum = 0;
      for (int id = 0; id < size; id++) {
        logits[id] = table[(int) tokens[i] * size + id] + fromSource(model, batch, i / length, id);
        sum += Math.exp(logits[id]);
      }
      loss += Math.log(sum) - logits[(int) targets[i]];
    }
    return loss;
  }

  private double fromSource(Model model, Batch batch, int row, int id) {
    if (!batch.arrays().containsKey("source")) {
      return 0;
    }
    long[] source = batch.arrays().get("source").toLongArray();
    float[] table = model.parameters().get("source").toFloatArray();
    int length = (int) batch.arrays().get("source").getShape().get(1);
    double mean = 0;
    for (int i = 0; i < length; i++) {
      mean += table[(int) source[row * length + i] * tokenizer.size() + id] / length;
    }
    return mean;
  }

  @Test
  void objectiveIsAlwaysTheSameObject() {
    assertSame(task.objective().orElseThrow(), task.objective().orElseThrow());
  }

  @Test
  void metricsAreAsComputedByHandHoweverTheCorpusIsBatched() {
    Model model = decoder(OptionalInt.empty());
    Snippets corpus = new Snippets(text("grün"), text("ab"), text("abcdefgh"), text("z"));
    Batch all = task.batch(model, corpus.all(), manager, RANDOMNESS);
    double nats = byHand(model, all);
    int predicted = 6 + 3 + 9 + 2;
    int bytes = "grünababcdefghz".getBytes(StandardCharsets.UTF_8).length;
    for (int examples = 1; examples <= 5; examples++) {
      Metrics metrics = evaluate(model, corpus, examples, OptionalLong.empty());
      assertEquals(predicted, metrics.count());
      assertEquals(List.of("loss", "perplexity", "bits-per-byte"), names(metrics));
      Map<String, Double> values = metrics.values();
      assertEquals(nats / predicted, values.get("loss"), 1e-6);
      assertEquals(Math.exp(nats / predicted), values.get("perplexity"), 1e-3);
      assertEquals(nats / Math.log(2) / bytes, values.get("bits-per-byte"), 1e-6);
    }
  }

  @Test
  void evaluatesTheSecondHalfOfATextWithAnEncoder() {
    Model model = encoderDecoder();
    Metrics metrics =
        evaluate(model, new Snippets(text("abcd"), text("x")), 2, OptionalLong.empty());
    assertEquals(3 + 2, metrics.count());
    assertEquals(
        metrics, evaluate(model, new Snippets(text("abcd"), text("x")), 2, OptionalLong.empty()));
  }

  @Test
  void readsNoMoreThanTheBatchesItIsTold() {
    Model model = decoder(OptionalInt.empty());
    Snippets corpus = new Snippets(text("ab"), text("abcd"), text("abcdefgh"));
    assertEquals(3, evaluate(model, corpus, 1, OptionalLong.of(1)).count());
    assertEquals(3 + 5, evaluate(model, corpus, 2, OptionalLong.of(1)).count());
    assertEquals(3 + 5 + 9, evaluate(model, corpus, 1, OptionalLong.of(9)).count());
  }

  @Test
  void refusesToEvaluateOnNothing() {
    Model model = decoder(OptionalInt.empty());
    DataException fault =
        assertThrows(
            DataException.class, () -> evaluate(model, new Snippets(), 2, OptionalLong.empty()));
    assertTrue(fault.getMessage().contains("nothing to predict"), fault.getMessage());
  }

  @Test
  void evaluationLeavesNothingBehind() {
    Model model = decoder(OptionalInt.empty());
    evaluate(model, new Snippets(text("ab")), 1, OptionalLong.empty());
    int before = backend.manager().getManagedArrays().size();
    evaluate(model, new Snippets(text("ab"), text("cd")), 1, OptionalLong.empty());
    assertEquals(before, backend.manager().getManagedArrays().size());
  }

  @Test
  void refusesNetworksThatAreNoLanguageModels() {
    record Other(List<Input> inputs) implements Network {
      @Override
      public Map<String, Value> apply(Ops ops, Map<String, Value> values) {
        return Map.of("logits", ops.constant(0));
      }
    }
    for (String input : List.of("source", "image")) {
      Model model = model(new Other(List.of(Input.tokens(input))));
      String message =
          assertThrows(IllegalArgumentException.class, () -> task.heads(model)).getMessage();
      assertTrue(message.contains("this network reads [" + input + "]"), message);
    }
    assertEquals(List.of(), task.heads(encoderDecoder()));
  }

  private Metrics evaluate(Model model, Snippets corpus, int examples, OptionalLong batches) {
    corpus.rewind();
    return task.evaluate(model, new Evaluation<>(corpus, examples, batches));
  }

  private static List<String> names(Metrics metrics) {
    return List.copyOf(metrics.values().keySet());
  }
}
