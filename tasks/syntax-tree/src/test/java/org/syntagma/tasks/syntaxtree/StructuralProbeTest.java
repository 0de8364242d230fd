package org.syntagma.tasks.syntaxtree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.syntagma.tasks.syntaxtree.Treebank.dependency;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.DataException;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Term;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Dependency;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.api.task.Evaluation;
import org.syntagma.runtime.model.NetworkModel;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.LossType;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.TreeType;
import org.syntagma.testkit.reference.FiniteDifferences;
import org.syntagma.testkit.reference.Tensor;

class StructuralProbeTest {
  private static final String WEIGHT = "heads.words-probe.weight";
  private static final int RANK = 5;
  private static final int WIDTH = 8;

  private static final List<Sentence> SENTENCES =
      List.of(
          dependency(
              List.of("The", "dog", "barks", "."),
              List.of(2, 3, 0, 3),
              List.of("det", "nsubj", "root", "punct")),
          dependency(List.of("Yes"), List.of(0), List.of("root")),
          dependency(List.of("dogs", "bark"), List.of(2, 0), List.of("nsubj", "root")));

  private final StructuralProbe probe =
      new StructuralProbe(new StructuralProbeConfig("words", RANK));

  private static SyntaxTree parsing(List<Sentence> sentences) {
    SyntaxTree task =
        new SyntaxTree(
            new SyntaxTreeConfig(
                TreeType.DEPENDENCY,
                "words",
                LossType.LOCAL,
                false,
                List.of(),
                0.3,
                24,
                Optional.empty(),
                12,
                16,
                32,
                24,
                0,
                AttentionHead.defaults()));
    task.learn(new Treebank(sentences));
    return task;
  }

  private Model model(Backend backend) {
    SyntaxTree task = parsing(SENTENCES);
    return Pupil.grown(Pupil.model(task, new TinyEncoder(WIDTH, 1, 0), backend), probe);
  }

  private Gradients gradients(Model model, Optional<Objective> objective) {
    NDManager manager = model.backend().manager().newSubManager();
    ProbeBatch batch = probe.batch(model, SENTENCES, manager, Randomness.of(4));
    Term term =
        new Term(
            "probe", probe.outputs(), (outputs, same) -> probe.loss(outputs, batch), objective, 1);
    return model.gradients(batch, List.of(term), Mode.trainingWithoutDropout());
  }

  /** The loss in doubles, of what the encoder gives and a matrix. */
  private static double loss(double[] encoded, int length, double[] matrix) {
    double sum = 0;
    for (int row = 0; row < SENTENCES.size(); row++) {
      int[][] gold = TreeDistances.of(SENTENCES.get(row));
      for (int i = 0; i < gold.length; i++) {
        for (int j = 0; j < gold.length; j++) {
          double distance = 0;
          for (int k = 0; k < RANK; k++) {
            double mapped = 0;
            for (int w = 0; w < WIDTH; w++) {
              double difference =
                  encoded[(row * length + i + 1) * WIDTH + w]
                      - encoded[(row * length + j + 1) * WIDTH + w];
              mapped += matrix[k * WIDTH + w] * difference;
            }
            distance += mapped * mapped;
          }
          sum += Math.abs(distance - gold[i][j]) / (gold.length * gold.length);
        }
      }
    }
    return sum;
  }

  private static double[] doubles(NDArray array) {
    float[] floats = array.toFloatArray();
    double[] doubles = new double[floats.length];
    for (int i = 0; i < floats.length; i++) {
      doubles[i] = floats[i];
    }
    return doubles;
  }

  @Test
  void movesNothingButItselfByTheGradientOfItsLoss() {
    for (Backend backend : List.of(Parts.eager(), Parts.compiled())) {
      try (backend;
          Model model = model(backend);
          NDManager manager = backend.manager().newSubManager()) {
        ProbeBatch batch = probe.batch(model, SENTENCES, manager, Randomness.of(4));
        NDArray output =
            model.run(batch, Set.of("words.encoded"), Mode.inference()).get("words.encoded");
        double[] encoded = doubles(output);
        int length = (int) output.getShape().get(1);
        double[] matrix = doubles(model.parameters().get(WEIGHT));
        double expected = loss(encoded, length, matrix);
        Tensor gradient =
            FiniteDifferences.of(
                    at -> loss(encoded, length, at.get("b").data()),
                    Map.of("b", Tensor.of(matrix, RANK, WIDTH)))
                .get("b");
        for (Optional<Objective> objective :
            List.of(probe.objective(), Optional.<Objective>empty())) {
          Gradients found = gradients(model, objective);
          assertEquals(expected, found.losses().get("probe"), 1e-5);
          assertEquals(Set.of(WEIGHT), found.arrays().keySet());
          assertArrayEquals(gradient.data(), doubles(found.arrays().get(WEIGHT)), 1e-5);
        }
      }
    }
  }

  @Test
  void costsNothingWhereDistancesAreExact() {
    try (Backend backend = Parts.eager();
        Model model = model(backend);
        NDManager manager = backend.manager().newSubManager()) {
      ProbeBatch batch = probe.batch(model, SENTENCES, manager, Randomness.of(4));
      int length = (int) batch.arrays().get(WordArrays.WORDS).getShape().get(1);
      int rows = (int) batch.arrays().get(WordArrays.WORDS).getShape().get(0);
      float[] exact = new float[rows * length * RANK];
      for (int row = 0; row < SENTENCES.size(); row++) {
        double[][] vectors =
            ProbeScoresTest.embedded((Dependency) SENTENCES.get(row).tree().orElseThrow());
        for (int i = 0; i < vectors.length; i++) {
          for (int k = 0; k < vectors.length; k++) {
            exact[(row * length + i + 1) * RANK + k] = (float) vectors[i][k];
          }
        }
      }
      Shape shape = new Shape(rows, length, RANK);
      String name = probe.outputs().iterator().next();
      assertEquals(0, loss(batch, name, manager.create(exact, shape)), 1e-6);
      // All distances are 0: what is left is the sum of the true ones over the squares of lengths.
      double all = (2 * (1 + 2 + 3 + 1 + 2 + 1)) / 16.0 + 2 / 4.0;
      assertEquals(all, loss(batch, name, manager.zeros(shape)), 1e-6);
    }
  }

  private double loss(ProbeBatch batch, String name, NDArray output) {
    return probe.loss(Map.of(name, output), batch).sum().getFloat();
  }

  @Test
  void leavesTheEncoderAloneWhateverTheOptimizerRemembers() {
    SyntaxTree task = parsing(SENTENCES);
    try (Backend backend = Parts.compiled();
        Model model =
            Pupil.grown(Pupil.model(task, new TinyEncoder(WIDTH, 1, 0), backend), probe)) {
      Pupil pupil = new Pupil(model);
      for (int i = 0; i < 3; i++) {
        pupil.learn(task, SENTENCES, 1e-2, 5);
      }
      Map<String, float[]> before = values(model);
      for (int i = 0; i < 3; i++) {
        pupil.learn(probe, SENTENCES, 1e-2, 5);
      }
      Map<String, float[]> after = values(model);
      for (String path : before.keySet()) {
        if (path.equals(WEIGHT)) {
          assertNotEquals(before.get(path)[0], after.get(path)[0]);
        } else {
          assertArrayEquals(before.get(path), after.get(path), path);
        }
      }
    }
  }

  private static Map<String, float[]> values(Model model) {
    Map<String, float[]> values = new LinkedHashMap<>();
    model.parameters().asMap().forEach((path, array) -> values.put(path, array.toFloatArray()));
    return values;
  }

  @Test
  void findsMoreInAnEncoderThatHasLearnedToParse() {
    List<Sentence> all = GeneratedTrees.dependency(2500);
    List<Sentence> training = all.subList(0, 2400);
    List<Sentence> rest = all.subList(2400, 2500);
    try (Backend backend = Parts.compiled()) {
      double untrained = uuas(backend, training, rest, false);
      double trained = uuas(backend, training, rest, true);
      assertTrue(trained > untrained + 10, untrained + " untrained, trained " + trained);
    }
  }

  private static double uuas(
      Backend backend, List<Sentence> training, List<Sentence> rest, boolean trained) {
    SyntaxTree task = parsing(training);
    StructuralProbe probe = new StructuralProbe(new StructuralProbeConfig("words", 32));
    try (Model model = Pupil.grown(Pupil.model(task, new TinyEncoder(64, 1, 0), backend), probe)) {
      Pupil pupil = new Pupil(model);
      int updates = training.size() / 24;
      for (int i = 0; i < updates && trained; i++) {
        pupil.learn(
            task, training.subList(i * 24, (i + 1) * 24), 2e-2 * (1 - 0.9 * i / updates), 5);
      }
      Pupil probing = new Pupil(model);
      for (int i = 0; i < 4 * updates; i++) {
        int from = i % updates * 24;
        double rate = 2e-2 * (1 - 0.9 * i / (4 * updates));
        probing.learn(probe, training.subList(from, from + 24), rate, 5);
      }
      return probe
          .evaluate(model, new Evaluation<>(new Treebank(rest), 25, OptionalLong.empty()))
          .values()
          .get("uuas");
    }
  }

  @Test
  void saysWhatItNeeds() {
    try (Backend backend = Parts.eager();
        Model bare =
            NetworkModel.create(
                new TinyEncoder(WIDTH, 1, 0), Parts.bytes(), backend, Randomness.of(1));
        Model model = model(backend);
        NDManager manager = backend.manager().newSubManager()) {
      String told =
          assertThrows(IllegalArgumentException.class, () -> probe.heads(bare)).getMessage();
      assertTrue(told.startsWith("inputs = words: no syntax-tree task before this one"), told);
      List<Sentence> constituents = GeneratedTrees.constituency(1);
      assertThrows(
          DataException.class, () -> probe.batch(model, constituents, manager, Randomness.of(1)));
      Treebank none = new Treebank(List.of());
      assertThrows(
          DataException.class,
          () -> probe.evaluate(model, new Evaluation<>(none, 2, OptionalLong.empty())));
    }
  }
}
