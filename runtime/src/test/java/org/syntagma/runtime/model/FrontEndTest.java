package org.syntagma.runtime.model;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.Decoding;
import org.syntagma.api.model.Edit;
import org.syntagma.api.model.FrontEnd;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.api.model.Term;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.api.random.Randomness;
import org.syntagma.runtime.tiny.Backends;
import org.syntagma.runtime.tiny.TinyDecoder;
import org.syntagma.runtime.tiny.TinyReader;
import org.syntagma.runtime.tiny.TinyTokenizer;

/** Words are read from their features; a head scores them; attention follows pointers. */
class FrontEndTest {
  private static final FrontEnd WORDS = words("words", 3);
  private static final Head SCORES = head("scores", "words.encoded");

  /** Over the head of the front end. */
  private static final Term SCORED = squares("scored", "scores");

  /** Cross entropy of a row of attention, read from a tap (Strubell 2018). */
  private static final Term POINTED =
      new Term(
          "pointed",
          Set.of(TinyReader.MAP, "words.encoded"),
          (outputs, batch) -> new Loss(pointed(outputs.get(TinyReader.MAP), batch), 5),
          Optional.of(
              (ops, outputs, batch) -> {
                Value map = ops.squeeze(ops.slice(outputs.get(TinyReader.MAP), 1, 1, 2), 1);
                Value chosen = ops.mul(ops.log(ops.add(map, 1e-9)), batch.get("pointers"));
                return ops.neg(ops.sum(chosen));
              }),
          0.5);

  private static final Term TEXT = squares("text", "logits");

  private static NDArray pointed(NDArray map, Batch batch) {
    NDArray logs = map.get(":, 1").add(batch.manager().create(1e-9f)).log();
    return logs.mul(batch.arrays().get("pointers")).sum().neg();
  }

  @Test
  void bothBackendsGiveTheSameValuesAndGradients() {
    Map<String, float[]> eager = numbers("eager", true);
    for (Map<String, float[]> other :
        List.of(numbers("pytorch", true), numbers("pytorch", false), numbers("eager", false))) {
      assertEquals(eager.keySet(), other.keySet());
      eager.forEach((name, values) -> assertArrayEquals(values, other.get(name), 2e-4f, name));
    }
  }

  /** Outputs, the tap and gradients of all terms, compiled or on a tape. */
  private static Map<String, float[]> numbers(String type, boolean compiled) {
    try (Backend backend = Backends.open(type);
        Model model = fed(backend);
        NDManager manager = backend.manager().newSubManager()) {
      Batch batch = words(manager);
      Map<String, float[]> numbers = new LinkedHashMap<>();
      model
          .run(
              batch,
              Set.of("scores", "words.encoded", "words.sums", TinyReader.MAP),
              Mode.inference())
          .forEach((name, array) -> numbers.put(name, array.toFloatArray()));
      List<Term> terms =
          compiled ? List.of(SCORED, POINTED) : List.of(plain(SCORED), plain(POINTED));
      Gradients gradients = model.gradients(batch, terms, Mode.trainingWithoutDropout());
      gradients.arrays().forEach((path, array) -> numbers.put("d " + path, array.toFloatArray()));
      assertEquals(6, numbers.get("words.sums").length);
      assertEquals(2 * 2 * 3 * 3, numbers.get(TinyReader.MAP).length);
      return numbers;
    }
  }

  private static Term plain(Term term) {
    return new Term(term.name(), term.outputs(), term.loss(), Optional.empty(), term.scale());
  }

  @ParameterizedTest
  @ValueSource(strings = {"eager", "pytorch"})
  void gradientsAreThoseOfFiniteDifferencesAlsoThroughAttention(String type) {
    try (Backend backend = Backends.open(type);
        Model model = fed(backend)) {
      Map<String, float[]> gradients = gradients(model, FrontEndTest::words, SCORED, POINTED);
      for (String path : List.of("inputs.words.table", "encoder.attention.qkv.weight")) {
        NDArray weight = model.parameters().get(path);
        for (int i : new int[] {0, 3, 23}) {
          double difference =
              (total(model, weight, i, 0.01f) - total(model, weight, i, -0.01f)) / 0.02;
          assertEquals(
              difference, gradients.get(path)[i], 0.01 * Math.abs(difference) + 0.02, path);
        }
      }
    }
  }

  private static double total(Model model, NDArray weight, int index, float by) {
    float[] values = weight.toFloatArray();
    float[] moved = values.clone();
    moved[index] += by;
    weight.set(moved);
    try (NDManager manager = model.backend().manager().newSubManager()) {
      Map<String, Double> losses =
          model
              .gradients(words(manager), List.of(SCORED, POINTED), Mode.trainingWithoutDropout())
              .losses();
      return losses.get("scored") + 0.5 * losses.get("pointed");
    } finally {
      weight.set(values);
    }
  }

  @Test
  void tasksShareTheEncoderAndNothingElse() {
    try (Backend backend = Backends.open("pytorch");
        Model model = fed(backend)) {
      Set<String> text = gradients(model, FrontEndTest::text, TEXT).keySet();
      Set<String> words = gradients(model, FrontEndTest::words, SCORED).keySet();
      Set<String> shared = words.stream().filter(text::contains).collect(Collectors.toSet());
      assertEquals(
          Set.of("encoder.attention.qkv.weight", "encoder.attention.output.weight"), shared);
      assertTrue(words.containsAll(Set.of("inputs.words.table", "heads.scores.weight")));
      assertTrue(text.containsAll(Set.of("embedding", "decoder.weight")));
      assertEquals(model.trainable().size(), text.size() + words.size() - shared.size());
    }
  }

  @Test
  void whatTheNetworkDidBeforeStaysAsItWas() {
    try (Backend backend = Backends.open("pytorch");
        Model bare = model(backend, new TinyReader(12))) {
      NDArray shared = bare.parameters().get("encoder.attention.qkv.weight");
      float[] logits = logits(bare);
      List<Sample> samples = samples(bare);
      try (Model model = bare.with(new Edit.AddFrontEnd(WORDS)).with(new Edit.AddHead(SCORES))) {
        assertEquals(List.of(WORDS), model.frontEnds());
        assertSame(shared, model.parameters().get("encoder.attention.qkv.weight"));
        assertArrayEquals(logits, logits(model));
        assertEquals(samples, samples(model));
        try (Model copy = model.snapshot()) {
          assertEquals(List.of(WORDS), copy.frontEnds());
          assertEquals(model.parameters().paths(), copy.parameters().paths());
        }
      }
    }
  }

  private static List<Sample> samples(Model model) {
    return model
        .generator()
        .generate(List.of(new Prompt(List.of(5, 6, 7))), Decoding.greedy(4), Randomness.of(1));
  }

  private static float[] logits(Model model) {
    try (NDManager manager = model.backend().manager().newSubManager()) {
      return model
          .run(text(manager), Set.of("logits"), Mode.inference())
          .get("logits")
          .toFloatArray();
    }
  }

  @Test
  void theSameFrontEndTwiceChangesNothing() {
    try (Backend backend = Backends.open("eager");
        Model model = fed(backend)) {
      assertSame(model, model.with(new Edit.AddFrontEnd(model.frontEnds().get(0))));
      assertSame(model, model.with(new Edit.AddHead(model.heads().get(0))));
    }
  }

  @Test
  void severalFrontEndsFeedOneEncoder() {
    try (Backend backend = Backends.open("eager");
        Model model = fed(backend).with(new Edit.AddFrontEnd(words("others", 3)))) {
      assertTrue(model.trainable().contains("inputs.others.table"));
      assertFalse(
          gradients(model, FrontEndTest::words, squares("o", "others.encoded"))
              .containsKey("inputs.words.table"));
    }
  }

  @Test
  void refusesWhatDoesNotFit() {
    try (Backend backend = Backends.open("eager");
        Model model = fed(backend);
        Model decoder = model(backend, new TinyDecoder(12, 6))) {
      assertRefused("an encoder that can be fed", decoder, new Edit.AddFrontEnd(WORDS));
      assertRefused(
          "already has a front end called 'words'", model, new Edit.AddFrontEnd(words("words", 4)));
      assertRefused(
          "already has an output of that name",
          model,
          new Edit.AddHead(head("words.sums", "words.encoded")));
      assertRefused(
          "already has an output of that name",
          model,
          new Edit.AddHead(head("logits", "words.encoded")));
      assertRefused("reads 'words.tags'", model, new Edit.AddHead(head("x", "words.tags")));
      assertThrows(IllegalArgumentException.class, () -> words("my.words", 3));
    }
  }

  @Test
  void oneBatchIsReadInOneWay() {
    try (Backend backend = Backends.open("eager");
        Model model = fed(backend);
        NDManager manager = backend.manager().newSubManager()) {
      Set<String> both = Set.of("logits", "scores");
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () -> model.run(words(manager), both, Mode.inference()));
      assertTrue(e.getMessage().contains("computed from different inputs"), e.getMessage());
    }
  }

  private static void assertRefused(String message, Model model, Edit edit) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> model.with(edit));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  private static Model fed(Backend backend) {
    return model(backend, new TinyReader(12))
        .with(new Edit.AddFrontEnd(WORDS))
        .with(new Edit.AddHead(SCORES));
  }

  private static Model model(Backend backend, Network network) {
    return NetworkModel.create(network, new TinyTokenizer(12), backend, Randomness.of(5));
  }

  /** Words are rows of a table, 0 is padding; their sums are an output beside. */
  private static FrontEnd words(String name, int forms) {
    return new FrontEnd(
        name,
        List.of(Input.tokens("forms")),
        (ops, inputs) -> {
          Value ids = inputs.get("forms");
          Value table = ops.parameter("table", new Shape(forms, 8), Initializer.normal(1));
          Value vectors = ops.embedding(table, ids);
          Value visible = ops.not(ops.equal(ids, ops.constant(0)));
          return new FrontEnd.Fed(vectors, visible, Map.of("sums", ops.sum(vectors, -1)));
        });
  }

  private static Head head(String name, String reads) {
    return new Head(name, reads, FrontEndTest::score);
  }

  private static Value score(Ops ops, Value... x) {
    return ops.linear(x[0], ops.parameter("weight", new Shape(2, 8), Initializer.normal(1)));
  }

  private static Term squares(String name, String output) {
    return new Term(
        name,
        Set.of(output),
        (outputs, batch) -> new Loss(outputs.get(output).square().sum(), 1),
        Optional.of(
            (ops, outputs, batch) -> ops.sum(ops.mul(outputs.get(output), outputs.get(output)))),
        1);
  }

  private static Batch words(NDManager manager) {
    NDArray forms = manager.create(new long[] {1, 2, 1, 2, 2, 0}, new Shape(2, 3));
    float[] pointers = {0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0};
    NDArray heads = manager.create(pointers, new Shape(2, 3, 3));
    return Batch.of(manager, Map.of("forms", forms, "pointers", heads), 5);
  }

  private static Batch text(NDManager manager) {
    NDArray source = manager.create(new long[] {5, 6, 7, 8, 9, 0}, new Shape(2, 3));
    NDArray tokens = manager.create(new long[] {1, 5, 1, 8}, new Shape(2, 2));
    return Batch.of(
        manager, Map.of("source", source, "tokens", tokens.toType(DataType.INT64, true)), 4);
  }

  private static Map<String, float[]> gradients(
      Model model, Function<NDManager, Batch> batch, Term... terms) {
    try (NDManager manager = model.backend().manager().newSubManager()) {
      Map<String, float[]> arrays = new LinkedHashMap<>();
      model
          .gradients(batch.apply(manager), List.of(terms), Mode.trainingWithoutDropout())
          .arrays()
          .forEach((path, array) -> arrays.put(path, array.toFloatArray()));
      return arrays;
    }
  }
}
