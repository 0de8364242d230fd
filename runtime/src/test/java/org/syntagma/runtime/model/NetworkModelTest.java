package org.syntagma.runtime.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.Edit;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.api.random.Randomness;
import org.syntagma.runtime.tiny.Backends;
import org.syntagma.runtime.tiny.TinyDecoder;
import org.syntagma.runtime.tiny.TinyTokenizer;

class NetworkModelTest {
  private static final Randomness RANDOMNESS = Randomness.of(5);
  private static final Head TAGS = head("tags", 3);

  private static Backend backend;

  @BeforeAll
  static void open() {
    backend = Backends.open("eager");
  }

  @AfterAll
  static void close() {
    backend.close();
  }

  @Test
  void firstValuesDependOnTheStreamAndThePathOnly() {
    try (Model model = model()) {
      float[] expected = new float[12 * 8];
      Initializer.normal(0.7)
          .fill(expected, new Shape(12, 8), RANDOMNESS.at("parameters").at("embedding"));
      assertArrayEquals(expected, values(model, "embedding"));
      assertEquals(Set.copyOf(model.parameters().paths()), model.trainable());
      assertEquals(
          List.of(
              "embedding",
              "places",
              "attention.key.weight",
              "attention.value.weight",
              "attention.query.weight",
              "out"),
          List.copyOf(model.parameters().paths()));
    }
  }

  @Test
  void whatTheNetworkKeepsAsItIsIsNotTrainable() {
    Network network = keeping("places");
    try (Model model = NetworkModel.create(network, new TinyTokenizer(12), backend, RANDOMNESS)) {
      Set<String> others = new HashSet<>(model.parameters().paths());
      others.remove("places");
      assertEquals(others, model.trainable());
      Set<String> grown = model.with(new Edit.AddHead(TAGS)).trainable();
      assertFalse(grown.contains("places"));
      assertTrue(grown.containsAll(others));
    }
  }

  @Test
  void aBlankModelWaitsForTheValuesOfACheckpoint() {
    try (Model model = NetworkModel.blank(() -> keeping("places"), new TinyTokenizer(12), backend);
        Model made = model()) {
      assertEquals(made.parameters().paths(), model.parameters().paths());
      assertArrayEquals(new float[12 * 8], values(model, "embedding"));
      assertFalse(model.trainable().contains("places"));
    }
  }

  /** Of the shape of {@link #model}. */
  private static Network keeping(String kept) {
    Network network = new TinyDecoder(12, 6);
    return new Network() {
      @Override
      public List<Input> inputs() {
        return network.inputs();
      }

      @Override
      public boolean learns(String path) {
        return !path.equals(kept);
      }

      @Override
      public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
        return network.apply(ops, inputs);
      }
    };
  }

  @Test
  void aHeadAddsAnOutputAndItsParametersAndLeavesTheOthers() {
    try (Model plain = model()) {
      NDArray embedding = plain.parameters().get("embedding");
      float[] before = values(plain, "embedding");
      float[] logits = run(plain, "logits");
      try (Model model = plain.with(new Edit.AddHead(TAGS))) {
        assertEquals(List.of(TAGS), model.heads());
        assertSame(embedding, model.parameters().get("embedding"));
        assertArrayEquals(before, values(model, "embedding"));
        assertArrayEquals(logits, run(model, "logits"));
        assertEquals(new Shape(3, 8), model.parameters().get("heads.tags.weight").getShape());
        assertTrue(model.trainable().contains("heads.tags.weight"));
        assertEquals(2 * 3 * 3, run(model, "tags").length);
      }
    }
  }

  @Test
  void theSameHeadTwiceChangesNothing() {
    try (Model model = model().with(new Edit.AddHead(TAGS))) {
      assertSame(model, model.with(new Edit.AddHead(TAGS)));
    }
  }

  @Test
  void anotherHeadOfThatNameAndThoseParametersTakesItsPlace() {
    try (Model model = model().with(new Edit.AddHead(TAGS))) {
      float[] before = run(model, "tags");
      Head doubled =
          new Head(
              "tags", "hidden", (ops, x) -> ops.mul(TAGS.layer().apply(ops, x), ops.constant(2)));
      try (Model exchanged = model.with(new Edit.AddHead(doubled))) {
        assertEquals(List.of(doubled), exchanged.heads());
        float[] after = run(exchanged, "tags");
        for (int i = 0; i < before.length; i++) {
          assertEquals(2 * before[i], after[i]);
        }
      }
    }
  }

  @Test
  void refusesHeadsThatDoNotFit() {
    try (Model model = model().with(new Edit.AddHead(TAGS))) {
      assertRefused("already has a head called 'tags'", model, head("tags", 4));
      assertRefused(
          "already has a head called 'tags', which reads or means something else",
          model,
          head("tags", 3).meaning(List.of("noun", "verb", "other")));
      assertRefused("already has an output of that name", model, head("logits", 4));
      assertRefused(
          "head 'more' reads 'depth', but the network gives [hidden, logits, tags]",
          model,
          new Head("more", "depth", TAGS.layer()));
      assertEquals(List.of(TAGS), model.heads());
      assertEquals(2 * 3 * 3, run(model, "tags").length);
    }
  }

  @Test
  void frozenParametersStayFrozenAndKeepTheirArrays() {
    try (Model model =
        model()
            .with(new Edit.Freeze("attention.**"))
            .with(new Edit.Freeze("places"))
            .with(new Edit.AddHead(TAGS))) {
      assertEquals(Set.of("embedding", "out", "heads.tags.weight"), model.trainable());
      assertEquals(7, model.parameters().paths().size());
    }
  }

  @Test
  void refusesAPatternThatMatchesNothing() {
    try (Model model = model()) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class, () -> model.with(new Edit.Freeze("encoder.**")));
      assertTrue(e.getMessage().startsWith("no parameter matches 'encoder.**'"), e.getMessage());
      assertFalse(model.trainable().isEmpty());
    }
  }

  @Test
  void refusesAnEditThatItDoesNotKnow() {
    try (Model model = model()) {
      assertThrows(IllegalArgumentException.class, () -> model.with(new Edit() {}));
    }
  }

  @Test
  void anEditedModelReplacesTheOneThatItCameFrom() {
    Model old = model();
    run(old, "logits");
    try (Model edited = old.with(new Edit.Freeze("places"))) {
      assertThrows(IllegalStateException.class, () -> run(old, "logits"));
      old.close();
      assertEquals(2 * 3 * 12, run(edited, "logits").length);
    }
  }

  @Test
  void aSnapshotIsAFrozenCopyOfItsOwn() {
    Model model = model();
    float[] before = run(model, "logits");
    try (Model snapshot = model.snapshot()) {
      assertEquals(Set.of(), snapshot.trainable());
      model.parameters().get("embedding").muli(2);
      assertNotEquals(before[0], run(model, "logits")[0]);
      assertArrayEquals(before, run(snapshot, "logits"));
      model.close();
      assertArrayEquals(before, run(snapshot, "logits"));
    }
  }

  @Test
  void closingReleasesTheParameters() {
    Model model = model();
    NDArray embedding = model.parameters().get("embedding");
    model.close();
    assertThrows(IllegalStateException.class, embedding::toFloatArray);
  }

  private static Model model() {
    return NetworkModel.create(new TinyDecoder(12, 6), new TinyTokenizer(12), backend, RANDOMNESS);
  }

  private static Head head(String name, int labels) {
    return new Head(
        name,
        "hidden",
        (ops, x) ->
            ops.linear(x[0], ops.parameter("weight", new Shape(labels, 8), Initializer.normal(1))));
  }

  private static void assertRefused(String message, Model model, Head head) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> model.with(new Edit.AddHead(head)));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  private static float[] values(Model model, String path) {
    return model.parameters().get(path).toFloatArray();
  }

  private static float[] run(Model model, String output) {
    try (NDManager manager = backend.manager().newSubManager()) {
      NDArray tokens = manager.create(new long[] {4, 5, 6, 7, 8, 9}, new Shape(2, 3));
      Batch batch = Batch.of(manager, Map.of("tokens", tokens), 6);
      return model.run(batch, Set.of(output), Mode.inference()).get(output).toFloatArray();
    }
  }
}
