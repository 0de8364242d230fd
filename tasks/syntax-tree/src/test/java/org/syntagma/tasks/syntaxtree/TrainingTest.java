package org.syntagma.tasks.syntaxtree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.model.Model;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.api.task.Evaluation;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.LossType;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.TreeType;

class TrainingTest {
  private static final int BATCH = 24;
  private static final int UPDATES = 240;
  private static final int SENTENCES = BATCH * UPDATES + 200;

  private static Backend backend;

  @BeforeAll
  static void open() {
    backend = Parts.compiled();
  }

  @AfterAll
  static void close() {
    backend.close();
  }

  /** Learns from the first sentences, and parses the rest. */
  private static Map<String, Double> learned(
      TreeType trees, LossType loss, boolean projective, List<Sentence> sentences) {
    SyntaxTree task =
        new SyntaxTree(
            new SyntaxTreeConfig(
                trees, "words", loss, projective, List.of(), 0.3, 24, 12, 16, 32, 24, 0.1));
    List<Sentence> training = sentences.subList(0, BATCH * UPDATES);
    List<Sentence> rest = sentences.subList(training.size(), sentences.size());
    task.learn(new Treebank(training));
    try (Model model = Pupil.model(task, new TinyEncoder(64, 1, 0.1), backend)) {
      Pupil pupil = new Pupil(task, model);
      for (int i = 0; i < UPDATES; i++) {
        pupil.learn(
            training.subList(i * BATCH, (i + 1) * BATCH), 2e-2 * (1 - 0.9 * i / UPDATES), 5);
      }
      List<Sentence> bare =
          rest.stream().map(s -> new Sentence(s.words(), s.text(), Optional.empty())).toList();
      List<Sentence> parsed = task.parser(model).parse(bare);
      assertEquals(
          bare.stream().map(Sentence::words).toList(),
          parsed.stream().map(Sentence::words).toList());
      Map<String, Double> values =
          task.evaluate(model, new Evaluation<>(new Treebank(rest), 16, OptionalLong.empty()))
              .values();
      System.out.println(trees + " " + loss + " " + values);
      return values;
    }
  }

  @Test
  void learnsTheHeadOfEachWord() {
    Map<String, Double> values =
        learned(TreeType.DEPENDENCY, LossType.LOCAL, false, GeneratedTrees.dependency(SENTENCES));
    assertTrue(values.get("uas") > 96 && values.get("las") > 92, values.toString());
  }

  @Test
  void learnsWholeDependencyTrees() {
    Map<String, Double> values =
        learned(TreeType.DEPENDENCY, LossType.TREE, true, GeneratedTrees.dependency(SENTENCES));
    assertTrue(values.get("uas") > 96 && values.get("las") > 92, values.toString());
  }

  @Test
  void learnsWholeConstituencyTrees() {
    Map<String, Double> values =
        learned(
            TreeType.CONSTITUENCY, LossType.TREE, false, GeneratedTrees.constituency(SENTENCES));
    assertTrue(values.get("f1") > 92, values.toString());
  }
}
