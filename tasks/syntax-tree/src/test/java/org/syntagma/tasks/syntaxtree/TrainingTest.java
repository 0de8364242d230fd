package org.syntagma.tasks.syntaxtree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.model.Model;
import org.syntagma.api.syntax.Parser;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.api.task.Evaluation;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.LossType;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.TreeType;

class TrainingTest {
  private static final int BATCH = 24;
  private static final int TESTED = 100;

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
      TreeType trees, LossType loss, List<Sentence> sentences) {
    int updates = (sentences.size() - TESTED) / BATCH;
    SyntaxTree task =
        new SyntaxTree(
            new SyntaxTreeConfig(
                trees,
                "words",
                loss,
                false,
                List.of(),
                0.3,
                24,
                Optional.empty(),
                12,
                16,
                32,
                24,
                0.1,
                AttentionHead.defaults()));
    List<Sentence> training = sentences.subList(0, BATCH * updates);
    List<Sentence> rest = sentences.subList(training.size(), sentences.size());
    task.learn(new Treebank(training));
    try (Model model = Pupil.model(task, new TinyEncoder(64, 1, 0.1), backend)) {
      Pupil pupil = new Pupil(model);
      for (int i = 0; i < updates; i++) {
        pupil.learn(
            task, training.subList(i * BATCH, (i + 1) * BATCH), 2e-2 * (1 - 0.9 * i / updates), 5);
      }
      List<Sentence> bare =
          rest.stream().map(s -> new Sentence(s.words(), s.text(), Optional.empty())).toList();
      List<Sentence> parsed = task.parser(model).parse(bare);
      assertEquals(
          bare.stream().map(Sentence::words).toList(),
          parsed.stream().map(Sentence::words).toList());
      assertIsMorePlausibleThanBackwards(task.parser(model), bare);
      Map<String, Double> values =
          task.evaluate(model, new Evaluation<>(new Treebank(rest), 16, OptionalLong.empty()))
              .values();
      return values;
    }
  }

  private static void assertIsMorePlausibleThanBackwards(Parser parser, List<Sentence> sentences) {
    List<Sentence> backwards = new ArrayList<>();
    for (Sentence sentence : sentences) {
      List<String> words = new ArrayList<>(sentence.words());
      Collections.reverse(words);
      backwards.add(new Sentence(words, String.join(" ", words), Optional.empty()));
    }
    List<Double> sound = parser.plausibility(sentences);
    List<Double> damaged = parser.plausibility(backwards);
    int right = 0;
    for (int i = 0; i < sentences.size(); i++) {
      assertTrue(sound.get(i) > 0 && sound.get(i) <= 1 + 1e-6, () -> "plausibility " + sound);
      right += sound.get(i) > damaged.get(i) ? 1 : 0;
    }
    assertTrue(right > 0.9 * sentences.size(), right + " of " + sentences.size());
  }

  private static int sentences(int updates) {
    return updates * BATCH + TESTED;
  }

  @Test
  void learnsTheHeadOfEachWord() {
    Map<String, Double> values =
        learned(TreeType.DEPENDENCY, LossType.LOCAL, GeneratedTrees.dependency(sentences(100)));
    assertTrue(values.get("uas") > 86 && values.get("las") > 74, values.toString());
  }

  @Test
  void learnsWholeDependencyTrees() {
    Map<String, Double> values =
        learned(TreeType.DEPENDENCY, LossType.TREE, GeneratedTrees.dependency(sentences(100)));
    assertTrue(values.get("uas") > 86 && values.get("las") > 74, values.toString());
  }

  @Test
  void learnsWholeConstituencyTrees() {
    Map<String, Double> values =
        learned(TreeType.CONSTITUENCY, LossType.TREE, GeneratedTrees.constituency(sentences(160)));
    assertTrue(values.get("f1") > 85, values.toString());
  }
}
