package org.syntagma.tasks.syntaxtree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.syntagma.tasks.syntaxtree.Treebank.dependency;
import static org.syntagma.tasks.syntaxtree.Treebank.phrase;
import static org.syntagma.tasks.syntaxtree.Treebank.tag;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Term;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.training.TrainingException;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.LossType;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.TreeType;

class LossesTest {
  private static final List<Sentence> DEPENDENCIES =
      List.of(
          dependency(
              List.of("The", "dog", "barks", "."),
              List.of(2, 3, 0, 3),
              List.of("det", "nsubj", "root", "punct")),
          dependency(List.of("Yes"), List.of(0), List.of("root")),
          dependency(List.of("dogs", "bark"), List.of(2, 0), List.of("nsubj", "root")));
  private static final List<Sentence> CONSTITUENTS =
      List.of(
          Treebank.constituency(
              phrase(
                  "ROOT",
                  phrase(
                      "S",
                      phrase("NP", tag("DT", "The"), tag("JJ", "old"), tag("NN", "dog")),
                      phrase("VP", tag("VB", "barks"))))),
          Treebank.constituency(phrase("ROOT", phrase("NP", tag("UH", "Yes")))));

  private final Backend backend = Parts.eager();

  @AfterEach
  void close() {
    backend.close();
  }

  private static SyntaxTree task(TreeType trees, LossType loss, List<Sentence> sentences) {
    SyntaxTreeConfig base = SyntaxTreeConfig.defaults();
    SyntaxTree task =
        new SyntaxTree(
            new SyntaxTreeConfig(
                trees,
                "words",
                loss,
                false,
                base.features(),
                0.3,
                6,
                Optional.empty(),
                4,
                8,
                7,
                5,
                0.33,
                base.attentionHead()));
    task.learn(new Treebank(sentences));
    return task;
  }

  private static Model model(SyntaxTree task, Backend backend) {
    return Pupil.model(task, new TinyEncoder(8, 1, 0), backend);
  }

  private static Gradients gradients(
      Model model, SyntaxTree task, TreeBatch batch, Optional<Objective> objective) {
    Term term =
        new Term("trees", task.outputs(), (outputs, b) -> task.loss(outputs, batch), objective, 1);
    return model.gradients(batch, List.of(term), Mode.trainingWithoutDropout());
  }

  @Test
  void objectivesAreTheLossesInBothBackends() {
    for (TreeType trees : TreeType.values()) {
      List<Sentence> sentences = trees == TreeType.DEPENDENCY ? DEPENDENCIES : CONSTITUENTS;
      SyntaxTree task = task(trees, LossType.LOCAL, sentences);
      try (Backend compiled = Parts.compiled();
          Model eager = model(task, backend);
          Model fast = model(task, compiled)) {
        Gradients expected =
            gradients(eager, task, batch(task, eager, sentences), Optional.empty());
        for (Model model : List.of(eager, fast)) {
          TreeBatch batch = batch(task, model, sentences);
          Gradients found = gradients(model, task, batch, task.objective());
          assertEquals(expected.losses().get("trees"), found.losses().get("trees"), 1e-4);
          assertEquals(expected.arrays().keySet(), found.arrays().keySet());
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
      }
    }
  }

  private static TreeBatch batch(SyntaxTree task, Model model, List<Sentence> sentences) {
    NDManager manager = model.backend().manager().newSubManager();
    return task.batch(model, sentences, manager, Randomness.of(4));
  }

  @Test
  void batchesSayHowMuchOfThemIsPadding() {
    SyntaxTree arcs = task(TreeType.DEPENDENCY, LossType.LOCAL, DEPENDENCIES);
    SyntaxTree spans = task(TreeType.CONSTITUENCY, LossType.LOCAL, CONSTITUENTS);
    try (Model one = model(arcs, backend);
        Model other = model(spans, backend)) {
      // Rows of 6 positions: 3 with the root and 4, 1 and 2 words, 2 with both ends and 4 and 1.
      assertEquals(1 - 10 / 18.0, batch(arcs, one, DEPENDENCIES).padding(), 1e-12);
      assertEquals(1 - 9 / 12.0, batch(spans, other, CONSTITUENTS).padding(), 1e-12);
    }
  }

  @Test
  void whatASentenceCostsDependsOnNoOther() {
    for (TreeType trees : TreeType.values()) {
      for (LossType loss : LossType.values()) {
        List<Sentence> sentences = trees == TreeType.DEPENDENCY ? DEPENDENCIES : CONSTITUENTS;
        SyntaxTree task = task(trees, loss, sentences);
        try (Model model = model(task, backend)) {
          double alone = 0;
          for (Sentence sentence : sentences) {
            Metrics metrics = evaluate(task, model, List.of(sentence));
            alone += metrics.values().get(Metrics.LOSS) * metrics.count();
          }
          Metrics together = evaluate(task, model, sentences);
          assertEquals(alone, together.values().get(Metrics.LOSS) * together.count(), 1e-4);
        }
      }
    }
  }

  @Test
  void aTreeOfOneWordIsCertain() {
    SyntaxTree task = task(TreeType.DEPENDENCY, LossType.TREE, DEPENDENCIES);
    try (Model model = model(task, backend)) {
      TreeBatch one = batch(task, model, DEPENDENCIES.subList(1, 2));
      Map<String, Double> whole = gradients(model, task, one, Optional.empty()).losses();
      SyntaxTree local = task(TreeType.DEPENDENCY, LossType.LOCAL, DEPENDENCIES);
      double arcs =
          gradients(model, local, one, Optional.empty()).losses().get("trees") - whole.get("trees");
      float[] scores =
          model.run(one, Set.of("words.arcs"), Mode.inference()).get("words.arcs").toFloatArray();
      int length = (int) Math.sqrt(scores.length);
      // Of the two heads that the local loss knows, the word itself is one.
      double expected = Math.log1p(Math.exp(scores[length + 1] - scores[length]));
      assertEquals(expected, arcs, 1e-5);
    }
  }

  @Test
  void isNoNumberWhereScoresOfTreesAreNone() {
    for (TreeType trees : TreeType.values()) {
      List<Sentence> sentences = trees == TreeType.DEPENDENCY ? DEPENDENCIES : CONSTITUENTS;
      SyntaxTree task = task(trees, LossType.TREE, sentences);
      try (Model model = model(task, backend)) {
        String scores = trees == TreeType.DEPENDENCY ? "arcs" : "spans";
        model.parameters().asMap().entrySet().stream()
            .filter(each -> each.getKey().startsWith("heads.words." + scores + "."))
            .map(Map.Entry::getValue)
            .forEach(array -> array.set(filled((int) array.size(), Float.NaN)));
        Gradients found = gradients(model, task, batch(task, model, sentences), Optional.empty());
        assertEquals(Double.NaN, found.losses().get("trees"));
        String told =
            assertThrows(TrainingException.class, () -> evaluate(task, model, sentences))
                .getMessage();
        assertTrue(told.contains("is NaN on what it is evaluated on"), told);
      }
    }
  }

  private static float[] filled(int size, float value) {
    float[] values = new float[size];
    Arrays.fill(values, value);
    return values;
  }

  private static Metrics evaluate(SyntaxTree task, Model model, List<Sentence> sentences) {
    return task.evaluate(model, new Evaluation<>(new Treebank(sentences), 2, OptionalLong.empty()));
  }
}
