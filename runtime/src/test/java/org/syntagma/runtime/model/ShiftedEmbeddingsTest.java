package org.syntagma.runtime.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Tape;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.Edit;
import org.syntagma.api.model.EmbeddedInput;
import org.syntagma.api.model.FrontEnd;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Term;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.api.random.Randomness;
import org.syntagma.backends.pytorch.Precision;
import org.syntagma.backends.pytorch.PyTorchBackend;
import org.syntagma.runtime.tiny.Backends;
import org.syntagma.runtime.tiny.TinyDecoder;
import org.syntagma.runtime.tiny.TinyReader;
import org.syntagma.runtime.tiny.TinyTokenizer;

/** Arrays of a batch that move the embeddings of its inputs. */
class ShiftedEmbeddingsTest {
  private static final int WIDTH = 8;
  private static final Term SQUARES =
      new Term(
          "squares",
          Set.of("logits"),
          (outputs, batch) -> new Loss(outputs.get("logits").square().sum(), 1),
          Optional.of(
              (ops, outputs, batch) ->
                  ops.sum(ops.mul(outputs.get("logits"), outputs.get("logits")))),
          1);

  private static Backend open(String type) {
    return type.equals("bfloat16")
        ? new PyTorchBackend("cpu", Precision.BFLOAT16)
        : Backends.open(type);
  }

  private static Model model(Backend backend, String network) {
    Network made =
        switch (network) {
          case "decoder" -> new TinyDecoder(12, 6);
          case "reader" -> new TinyReader(12);
          case "one-hot" -> new OneHot();
          default -> throw new IllegalArgumentException(network);
        };
    return NetworkModel.create(made, new TinyTokenizer(12), backend, Randomness.of(5));
  }

  /** Ids as vectors that no table holds. */
  private record OneHot() implements Network {
    @Override
    public List<Input> inputs() {
      return List.of(Input.tokens("tokens"));
    }

    @Override
    public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
      Value numbers = ops.mul(ops.unsqueeze(inputs.get("tokens"), -1), ops.constant(1));
      Value weight = ops.parameter("weight", new Shape(12, 1), Initializer.normal(1));
      return Map.of("logits", ops.linear(numbers, weight));
    }
  }

  private static Batch batch(NDManager manager) {
    NDArray source = manager.create(new long[] {5, 6, 7, 8, 9, 0}, new Shape(2, 3));
    NDArray tokens = manager.create(new long[] {1, 5, 4, 1, 8, 4}, new Shape(2, 3));
    return Batch.of(manager, Map.of("source", source, "tokens", tokens), 6);
  }

  private static Batch shifted(Batch batch, String input, float... values) {
    NDArray shift = batch.manager().create(values, new Shape(2, 3, WIDTH));
    return batch.with(Map.of(input + ".shift", shift));
  }

  private static float[] logits(Model model, Batch batch) {
    return model.run(batch, Set.of("logits"), Mode.inference()).get("logits").toFloatArray();
  }

  /** Some numbers, all different. */
  private static float[] numbers() {
    float[] numbers = new float[2 * 3 * WIDTH];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) (0.3 * Math.sin(1 + 1.7 * i));
    }
    return numbers;
  }

  @ParameterizedTest
  @CsvSource({
    "eager, decoder", "pytorch, decoder", "bfloat16, decoder",
    "eager, reader", "pytorch, reader", "bfloat16, reader"
  })
  void aShiftOfZerosChangesNoBit(String type, String network) {
    try (Backend backend = open(type);
        Model model = model(backend, network);
        NDManager manager = backend.manager().newSubManager()) {
      Batch plain = batch(manager);
      Batch zero = shifted(plain, "tokens", new float[2 * 3 * WIDTH]);
      assertArrayEquals(logits(model, plain), logits(model, zero));
      assertEquals(gradients(model, plain, SQUARES), gradients(model, zero, SQUARES));
      Term taped = new Term("squares", SQUARES.outputs(), SQUARES.loss(), Optional.empty(), 1);
      assertEquals(gradients(model, plain, taped), gradients(model, zero, taped));
      Batch moved = shifted(plain, "tokens", numbers());
      assertFalse(Arrays.equals(logits(model, plain), logits(model, moved)));
    }
  }

  private static Map<String, List<Float>> gradients(Model model, Batch batch, Term term) {
    Gradients found = model.gradients(batch, List.of(term), Mode.trainingWithoutDropout());
    Map<String, List<Float>> arrays = new LinkedHashMap<>();
    found.arrays().forEach((path, array) -> arrays.put(path, list(array.toFloatArray())));
    return arrays;
  }

  private static List<Float> list(float[] values) {
    List<Float> list = new ArrayList<>();
    for (float value : values) {
      list.add(value);
    }
    return list;
  }

  @ParameterizedTest
  @ValueSource(strings = {"eager", "pytorch"})
  void aShiftDoesWhatAnotherRowOfTheTableWouldDo(String type) {
    try (Backend backend = open(type);
        Model model = model(backend, "decoder");
        NDManager manager = backend.manager().newSubManager()) {
      // The id 8 stands at one place only, and the output layer has a table of its own.
      float[] shift = new float[2 * 3 * WIDTH];
      float[] table = model.parameters().get("embedding").toFloatArray();
      for (int i = 0; i < WIDTH; i++) {
        shift[4 * WIDTH + i] = 0.1f * (i + 1);
        table[8 * WIDTH + i] += shift[4 * WIDTH + i];
      }
      float[] moved = logits(model, shifted(batch(manager), "tokens", shift));
      model.parameters().get("embedding").set(table);
      assertArrayEquals(logits(model, batch(manager)), moved, 1e-5f);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "eager, decoder, tokens", "pytorch, decoder, tokens",
    "eager, reader, tokens", "pytorch, reader, tokens",
    "eager, reader, source", "pytorch, reader, source"
  })
  void theGradientWithRespectToAShiftIsThatOfFiniteDifferences(
      String type, String network, String input) {
    try (Backend backend = open(type);
        Model model = model(backend, network);
        NDManager manager = backend.manager().newSubManager()) {
      Batch batch = batch(manager);
      NDArray at = manager.create(numbers(), new Shape(2, 3, WIDTH));
      float[] gradient;
      try (Tape tape = backend.tape(new NDList(at))) {
        Batch taped = batch.with(Map.of(input + ".shift", at));
        Map<String, NDArray> outputs =
            model.run(taped, Set.of("logits"), Mode.trainingWithoutDropout());
        gradient = tape.gradients(SQUARES.loss().loss(outputs, batch).sum()).get(0).toFloatArray();
      }
      for (int i : new int[] {0, 11, 30, 38}) {
        double difference =
            (total(model, batch, input, i, 1) - total(model, batch, input, i, -1)) / 2e-2;
        assertTrue(Math.abs(difference) > 0.1, "a place that matters");
        assertEquals(difference, gradient[i], 0.01 * Math.abs(difference) + 0.02);
      }
    }
  }

  private static double total(Model model, Batch batch, String input, int index, int sign) {
    float[] values = numbers();
    values[index] += sign * 1e-2f;
    double sum = 0;
    for (float logit : logits(model, shifted(batch, input, values))) {
      sum += (double) logit * logit;
    }
    return sum;
  }

  @Test
  void tellsWhichInputsAreLookedUpWhereAndHowWide() {
    try (Backend backend = open("eager");
        Model decoder = model(backend, "decoder");
        Model plain = model(backend, "reader");
        Model hot = model(backend, "one-hot")) {
      EmbeddedInput tokens = new EmbeddedInput("tokens", "embedding", WIDTH);
      EmbeddedInput source = new EmbeddedInput("source", "embedding", WIDTH);
      assertEquals(List.of(tokens), decoder.embeddedInputs(Set.of("logits")));
      assertEquals(List.of(source, tokens), plain.embeddedInputs(Set.of()));
      assertEquals(List.of(), hot.embeddedInputs(Set.of("logits")));
      Model fed = plain.with(new Edit.AddFrontEnd(forms()));
      assertEquals(
          List.of(new EmbeddedInput("forms", "inputs.words.table", WIDTH)),
          fed.embeddedInputs(Set.of("words.encoded")));
      Model adapted = fed.with(new Edit.AddLora("embedding", 2, 4));
      assertEquals(List.of(source, tokens), adapted.embeddedInputs(Set.of("logits")));
      adapted.close();
    }
  }

  private static FrontEnd forms() {
    return new FrontEnd(
        "words",
        List.of(Input.tokens("forms")),
        (ops, inputs) -> {
          Value ids = inputs.get("forms");
          Value table = ops.parameter("table", new Shape(4, WIDTH), Initializer.normal(1));
          Value visible = ops.not(ops.equal(ids, ops.constant(0)));
          return new FrontEnd.Fed(ops.embedding(table, ids), visible);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"eager", "pytorch"})
  void whatAFrontEndLooksUpMovesToo(String type) {
    try (Backend backend = open(type);
        Model model = model(backend, "reader").with(new Edit.AddFrontEnd(forms()));
        NDManager manager = backend.manager().newSubManager()) {
      NDArray ids = manager.create(new long[] {1, 2, 3, 3, 1, 0}, new Shape(2, 3));
      Batch batch = Batch.of(manager, Map.of("forms", ids), 5);
      float[] shift = new float[2 * 3 * WIDTH];
      float[] table = model.parameters().get("inputs.words.table").toFloatArray();
      for (int i = 0; i < WIDTH; i++) {
        shift[WIDTH + i] = 0.2f * (i - 3);
        table[2 * WIDTH + i] += shift[WIDTH + i];
      }
      float[] moved = encoded(model, shifted(batch, "forms", shift));
      model.parameters().get("inputs.words.table").set(table);
      assertArrayEquals(encoded(model, batch), moved, 1e-5f);
    }
  }

  private static float[] encoded(Model model, Batch batch) {
    String name = "words.encoded";
    return model.run(batch, Set.of(name), Mode.inference()).get(name).toFloatArray();
  }

  @Test
  void refusesAShiftOfWhatIsNotLookedUpOrOfAnotherWidth() {
    try (Backend backend = open("eager");
        Model hot = model(backend, "one-hot");
        Model decoder = model(backend, "decoder");
        NDManager manager = backend.manager().newSubManager()) {
      Batch batch = shifted(batch(manager), "tokens", numbers());
      assertEquals(
          "the batch has 'tokens.shift', but the network does not look 'tokens' up in a table, only []",
          refusal(hot, batch));
      NDArray narrow = manager.zeros(new Shape(2, 3, 7), DataType.FLOAT32);
      String message = refusal(decoder, batch.with(Map.of("tokens.shift", narrow)));
      assertTrue(message.contains("input 'tokens.shift' is float32 (2, 3, 7)"), message);
      // Of another task's input that this network does not read.
      Batch other = batch(manager).with(Map.of("forms.shift", narrow));
      assertArrayEquals(logits(decoder, batch(manager)), logits(decoder, other));
    }
  }

  private static String refusal(Model model, Batch batch) {
    return assertThrows(IllegalArgumentException.class, () -> logits(model, batch)).getMessage();
  }
}
