package org.syntagma.runtime.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.Edit;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Term;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.random.Randomness;
import org.syntagma.runtime.tiny.Backends;
import org.syntagma.runtime.tiny.TinyDecoder;
import org.syntagma.runtime.tiny.TinyTokenizer;

class TermGradientsTest {
  private static final Objective CROSS_ENTROPY =
      (ops, outputs, batch) ->
          ops.sum(ops.crossEntropy(outputs.get("logits"), batch.get("targets")));
  private static final Objective SQUARES =
      (ops, outputs, batch) -> ops.sum(ops.mul(outputs.get("hidden"), outputs.get("hidden")));

  /** Language modelling over valid targets, as objective and in NDArray operations. */
  private static final Term WORDS =
      new Term(
          "words",
          Set.of("logits"),
          TermGradientsTest::crossEntropy,
          Optional.of(CROSS_ENTROPY),
          0.25);

  private static final Term SMALL =
      new Term(
          "small",
          Set.of("hidden"),
          (outputs, batch) -> new Loss(outputs.get("hidden").square().sum(), 1),
          Optional.of(SQUARES),
          0.5);

  /** The same as {@link #SMALL}, from a tap. */
  private static final Term TAPPED =
      new Term(
          "tapped",
          Set.of("squares"),
          (outputs, batch) -> new Loss(outputs.get("squares").sum(), 1),
          Optional.empty(),
          0.5);

  @ParameterizedTest
  @ValueSource(strings = {"eager", "pytorch"})
  void anObjectiveAndAnNdArrayLossGiveTheSame(String type) {
    try (Backend backend = Backends.open(type);
        Model model = model(backend)) {
      Numbers compiled = gradients(model, WORDS, SMALL);
      assertSame(compiled, gradients(model, plain(WORDS), plain(SMALL)));
      assertSame(compiled, gradients(model, WORDS, plain(SMALL)));
      assertSame(compiled, gradients(model, SMALL, WORDS));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"eager", "pytorch"})
  void lossesAreUnscaledAndGradientsAddUpByScale(String type) {
    try (Backend backend = Backends.open(type);
        Model model = model(backend)) {
      Numbers words = gradients(model, WORDS);
      Numbers tapped = gradients(model, TAPPED);
      Numbers both = gradients(model, WORDS, TAPPED);
      assertEquals(words.losses.get("words"), both.losses.get("words"), 1e-4);
      assertEquals(tapped.losses.get("tapped"), both.losses.get("tapped"), 1e-4);
      both.arrays.forEach(
          (path, gradient) -> {
            // A parameter that the second term does not read may be absent.
            float[] second = tapped.arrays.getOrDefault(path, new float[gradient.length]);
            for (int i = 0; i < gradient.length; i++) {
              float sum = words.arrays.get(path)[i] + second[i];
              assertEquals(sum, gradient[i], 1e-5 * (1 + Math.abs(sum)));
            }
          });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"eager", "pytorch"})
  void gradientsAreThoseOfFiniteDifferences(String type) {
    try (Backend backend = Backends.open(type);
        Model model = model(backend)) {
      float[] gradient = gradients(model, WORDS, TAPPED).arrays.get("attention.query.weight");
      NDArray weight = model.parameters().get("attention.query.weight");
      for (int i : new int[] {0, 13, 63}) {
        double difference =
            (total(model, weight, i, 0.01f) - total(model, weight, i, -0.01f)) / 0.02;
        assertEquals(difference, gradient[i], 0.01 * Math.abs(difference) + 0.01);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"eager", "pytorch"})
  void frozenParametersHaveNoGradients(String type) {
    try (Backend backend = Backends.open(type);
        Model all = model(backend)) {
      Numbers before = gradients(all, WORDS, TAPPED);
      try (Model model = all.with(new Edit.Freeze("attention.**"))) {
        Numbers taped = gradients(model, WORDS, TAPPED);
        assertEquals(Set.of("embedding", "places", "out"), taped.arrays.keySet());
        assertClose(before.arrays.get("embedding"), taped.arrays.get("embedding"));
        assertEquals(Set.of("embedding", "places", "out"), gradients(model, WORDS).arrays.keySet());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"eager", "pytorch"})
  void headsThatNoTermReadsHaveNoGradients(String type) {
    try (Backend backend = Backends.open(type);
        Model bare = model(backend);
        Model one = bare.with(new Edit.AddHead(head("one", "hidden")));
        Model model = one.with(new Edit.AddHead(head("two", "one")))) {
      for (String name : List.of("logits", "one", "two")) {
        Term term = squares(name);
        Set<String> heads = gradients(model, term).arrays.keySet();
        assertEquals(heads, gradients(model, plain(term)).arrays.keySet());
        assertEquals(!name.equals("logits"), heads.contains("heads.one.scale"));
        assertEquals(name.equals("two"), heads.contains("heads.two.scale"));
      }
    }
  }

  private static Head head(String name, String reads) {
    return new Head(
        name,
        reads,
        (ops, inputs) ->
            ops.mul(inputs[0], ops.parameter("scale", new Shape(1), Initializer.ones())));
  }

  private static Term squares(String output) {
    return new Term(
        "squares",
        Set.of(output),
        (outputs, batch) -> new Loss(outputs.get(output).square().sum(), 1),
        Optional.of(
            (ops, outputs, batch) -> ops.sum(ops.mul(outputs.get(output), outputs.get(output)))),
        1);
  }

  @Test
  void gradientsBelongToTheBatch() {
    try (Backend backend = Backends.open("eager");
        Model model = model(backend);
        NDManager manager = backend.manager().newSubManager()) {
      for (Term term : List.of(WORDS, TAPPED)) {
        Gradients gradients =
            model.gradients(batch(manager), List.of(term), Mode.trainingWithoutDropout());
        gradients.arrays().values().forEach(each -> assertEquals(manager, each.getManager()));
      }
    }
  }

  @Test
  void refusesTermsThatCannotBeTaken() {
    try (Backend backend = Backends.open("eager");
        Model model = model(backend)) {
      assertThrows(IllegalArgumentException.class, () -> gradients(model));
      assertThrows(IllegalArgumentException.class, () -> gradients(model, WORDS, WORDS));
      try (Model frozen = model.with(new Edit.Freeze("**"))) {
        assertThrows(IllegalStateException.class, () -> gradients(frozen, WORDS));
      }
    }
  }

  private record Numbers(Map<String, Double> losses, Map<String, float[]> arrays) {}

  private static Model model(Backend backend) {
    return NetworkModel.create(
        new TinyDecoder(12, 6), new TinyTokenizer(12), backend, Randomness.of(5));
  }

  private static Term plain(Term term) {
    return new Term(term.name(), term.outputs(), term.loss(), Optional.empty(), term.scale());
  }

  private static Loss crossEntropy(Map<String, NDArray> outputs, Batch batch) {
    NDArray targets = batch.arrays().get("targets");
    NDArray valid = targets.gte(0).toType(DataType.FLOAT32, false);
    NDArray index = targets.maximum(0).expandDims(-1);
    NDArray picked = outputs.get("logits").logSoftmax(-1).gather(index, 2).squeeze(-1);
    return new Loss(picked.mul(valid).sum().neg(), batch.count());
  }

  private static Batch batch(NDManager manager) {
    Shape shape = new Shape(2, 4);
    NDArray tokens = manager.create(new long[] {1, 5, 6, 7, 1, 8, 9, 0}, shape);
    NDArray targets = manager.create(new long[] {5, 6, 7, 2, 8, 9, 2, -1}, shape);
    return Batch.of(manager, Map.of("tokens", tokens, "targets", targets), 7);
  }

  private static Numbers gradients(Model model, Term... terms) {
    try (NDManager manager = model.backend().manager().newSubManager()) {
      Gradients gradients =
          model.gradients(batch(manager), List.of(terms), Mode.trainingWithoutDropout());
      Map<String, float[]> arrays = new HashMap<>();
      gradients.arrays().forEach((path, array) -> arrays.put(path, array.toFloatArray()));
      return new Numbers(gradients.losses(), arrays);
    }
  }

  /** What WORDS and TAPPED minimise, with one weight moved. */
  private static double total(Model model, NDArray weight, int index, float by) {
    float[] values = weight.toFloatArray();
    float[] moved = values.clone();
    moved[index] += by;
    weight.set(moved);
    Map<String, Double> losses = gradients(model, WORDS, TAPPED).losses;
    weight.set(values);
    return 0.25 * losses.get("words") + 0.5 * losses.get("tapped");
  }

  private static void assertSame(Numbers expected, Numbers actual) {
    assertEquals(expected.losses.keySet(), actual.losses.keySet());
    expected.losses.forEach(
        (name, loss) -> assertEquals(loss, actual.losses.get(name), 1e-5 * Math.abs(loss)));
    assertEquals(expected.arrays.keySet(), actual.arrays.keySet());
    expected.arrays.forEach((path, array) -> assertClose(array, actual.arrays.get(path)));
  }

  /** Relative L2 under 1e-5. */
  private static void assertClose(float[] expected, float[] actual) {
    double squares = 0;
    double errors = 0;
    for (int i = 0; i < expected.length; i++) {
      squares += (double) expected[i] * expected[i];
      errors += Math.pow((double) expected[i] - actual[i], 2);
    }
    assertTrue(squares > 0, "a gradient of zeros shows nothing");
    assertTrue(Math.sqrt(errors / squares) < 1e-5, "relative error " + Math.sqrt(errors / squares));
  }
}
