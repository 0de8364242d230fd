package org.syntagma.tasks.syntaxtree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.syntagma.tasks.syntaxtree.Treebank.dependency;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Term;
import org.syntagma.api.ops.Encoder;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.api.task.Evaluation;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.LossType;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.TreeType;

class AttentionHeadTest {
  private static final List<Sentence> SENTENCES =
      List.of(
          dependency(
              List.of("The", "dog", "barks", "."),
              List.of(2, 3, 0, 3),
              List.of("det", "nsubj", "root", "punct")),
          dependency(List.of("Yes"), List.of(0), List.of("root")),
          dependency(List.of("dogs", "bark"), List.of(2, 0), List.of("nsubj", "root")));

  private static SyntaxTree task(AttentionHead attention) {
    SyntaxTree task =
        new SyntaxTree(
            new SyntaxTreeConfig(
                TreeType.DEPENDENCY,
                "words",
                LossType.LOCAL,
                false,
                List.of(),
                0.3,
                6,
                Optional.empty(),
                4,
                8,
                7,
                5,
                0,
                attention));
    task.learn(new Treebank(SENTENCES));
    return task;
  }

  private static Model model(SyntaxTree task, Encoder encoder, Backend backend) {
    return Pupil.model(task, encoder, backend);
  }

  @Test
  void isMinusTheLogarithmOfWhatTrueHeadsGet() {
    AttentionHead attention = new AttentionHead(0, 1, 2);
    try (Backend backend = Parts.eager();
        NDManager manager = backend.manager().newSubManager()) {
      NDArray map = manager.zeros(new Shape(1, 2, 3, 3));
      map.set(new float[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, .25f, .25f, .5f, .1f, .7f, .2f});
      Map<String, NDArray> outputs = Map.of(attention.weights(), map);
      NDArray heads = manager.create(new long[] {-1, 2, 0}, new Shape(1, 3));
      double expected = -Math.log(0.5) - Math.log(0.1);
      assertEquals(expected, attention.loss(outputs, heads).getFloat(), 1e-6);
      assertEquals(1, attention.right(outputs, heads));
    }
  }

  @Test
  void isTheSameInBothBackendsAndMovesTheEncoderBelow() {
    SyntaxTree task = task(new AttentionHead(1, 1, 0.5));
    SyntaxTree without = task(AttentionHead.defaults());
    AttentiveEncoder encoder = new AttentiveEncoder(8, 2, 2);
    try (Backend eager = Parts.eager();
        Backend compiled = Parts.compiled();
        Model slow = model(task, encoder, eager);
        Model fast = model(task, encoder, compiled);
        Model plain = model(without, encoder, eager)) {
      Gradients expected = gradients(slow, task, Optional.empty());
      for (Model model : List.of(slow, fast)) {
        Gradients found = gradients(model, task, task.objective());
        assertEquals(expected.losses().get("trees"), found.losses().get("trees"), 1e-4);
        expected
            .arrays()
            .forEach(
                (path, array) ->
                    assertArrayEquals(
                        array.toFloatArray(),
                        found.arrays().get(path).toFloatArray(),
                        2e-5f,
                        path));
      }
      double rest = gradients(plain, without, Optional.empty()).losses().get("trees");
      assertTrue(expected.losses().get("trees") > rest + 1);
    }
  }

  @Test
  void learnsToAttendToHeads() {
    SyntaxTree task = task(new AttentionHead(0, 1, 1));
    try (Backend backend = Parts.compiled();
        Model model = model(task, new AttentiveEncoder(16, 2, 1), backend)) {
      Pupil pupil = new Pupil(model);
      for (int i = 0; i < 160; i++) {
        pupil.learn(task, SENTENCES, 1e-2, 5);
      }
      Map<String, Double> values =
          task.evaluate(model, new Evaluation<>(new Treebank(SENTENCES), 2, OptionalLong.empty()))
              .values();
      assertEquals(100, values.get("attention-head"), values.toString());
    }
  }

  @Test
  void isMeasuredWhereItLearnsNothingToo() {
    SyntaxTree learning = task(new AttentionHead(0, 1, 1));
    SyntaxTree other = task(new AttentionHead(0, 1, 0));
    SyntaxTree none = task(new AttentionHead(1, 0, 0));
    SyntaxTree noSuchHead = task(new AttentionHead(0, 2, 0));
    try (Backend backend = Parts.compiled();
        Model model = model(learning, new AttentiveEncoder(16, 2, 1), backend)) {
      Pupil pupil = new Pupil(model);
      for (int i = 0; i < 160; i++) {
        pupil.learn(learning, SENTENCES, 1e-2, 5);
      }
      assertEquals(Optional.of(100.0), attended(other, model));
      assertEquals(Optional.empty(), attended(none, model));
      assertEquals(Optional.empty(), attended(noSuchHead, model));
      assertFalse(other.outputs().contains("encoder.layers.0.attention.weights"));
    }
  }

  private static Optional<Double> attended(SyntaxTree task, Model model) {
    Evaluation<Sentence> all = new Evaluation<>(new Treebank(SENTENCES), 2, OptionalLong.empty());
    return Optional.ofNullable(task.evaluate(model, all).values().get("attention-head"));
  }

  @Test
  void saysWhatTheNetworkHas() {
    try (Backend backend = Parts.eager()) {
      assertTold("attention-head.layer = 0", 0, new TinyEncoder(8, 1, 0), backend);
      assertTold("attention-head.layer = 2", 0, new AttentiveEncoder(8, 2, 2), 2, backend);
      assertTold("the network has 2 heads", 2, new AttentiveEncoder(8, 2, 2), backend);
    }
  }

  private static void assertTold(String message, int head, Encoder encoder, Backend backend) {
    assertTold(message, head, encoder, 0, backend);
  }

  private static void assertTold(
      String message, int head, Encoder encoder, int layer, Backend backend) {
    SyntaxTree task = task(new AttentionHead(layer, head, 1));
    String told =
        assertThrows(IllegalArgumentException.class, () -> model(task, encoder, backend))
            .getMessage();
    assertTrue(told.contains(message), told);
  }

  private static Gradients gradients(Model model, SyntaxTree task, Optional<Objective> objective) {
    NDManager manager = model.backend().manager().newSubManager();
    TreeBatch batch = task.batch(model, SENTENCES, manager, Randomness.of(4));
    Term term =
        new Term("trees", task.outputs(), (outputs, b) -> task.loss(outputs, batch), objective, 1);
    return model.gradients(batch, List.of(term), Mode.trainingWithoutDropout());
  }
}
