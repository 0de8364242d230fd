package org.syntagma.tasks.syntaxtree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.syntagma.tasks.syntaxtree.Treebank.dependency;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.model.Model;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.api.task.Evaluation;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.TreeType;

/** Several tasks on one model. */
class SharedTest {
  private static final List<Sentence> SENTENCES =
      List.of(
          dependency(
              List.of("the", "dog", "barks", "."),
              List.of(2, 3, 0, 3),
              List.of("det", "nsubj", "root", "punct")),
          dependency(List.of("yes"), List.of(0), List.of("root")),
          dependency(
              List.of("dogs", "see", "cats"), List.of(2, 0, 2), List.of("nsubj", "root", "obj")));

  private static Backend backend;

  @BeforeAll
  static void open() {
    backend = Parts.compiled();
  }

  @AfterAll
  static void close() {
    backend.close();
  }

  private static SyntaxTree task(String inputs, List<Sentence> sentences) {
    SyntaxTree task = new SyntaxTree(TinyConfig.of(TreeType.DEPENDENCY).inputs(inputs).config());
    task.learn(new Treebank(sentences));
    return task;
  }

  private static List<Sentence> reversed() {
    List<Sentence> reversed = new ArrayList<>(SENTENCES);
    Collections.reverse(reversed);
    return reversed;
  }

  private static Map<String, Double> scores(SyntaxTree task, Model model, List<Sentence> gold) {
    return task.evaluate(model, new Evaluation<>(new Treebank(gold), 2, OptionalLong.empty()))
        .values();
  }

  private static void train(SyntaxTree task, Model model, List<Sentence> sentences, int updates) {
    Pupil pupil = new Pupil(model);
    for (int i = 0; i < updates; i++) {
      pupil.learn(task, sentences, 2e-2, 5);
    }
  }

  @Test
  void tasksOnOneTreebankReadTheSameInWhateverOrderItCame() {
    SyntaxTree first = task("words", SENTENCES);
    SyntaxTree second = task("words", reversed());
    try (Model model =
        Pupil.grown(Pupil.model(first, new TinyEncoder(16, 1, 0), backend), second)) {
      train(first, model, SENTENCES, 60);
      Map<String, Double> scores = scores(first, model, SENTENCES);
      assertEquals(100, scores.get("las"), scores.toString());
      assertEquals(100, scores.get("upos"), scores.toString());
      assertEquals(scores, scores(second, model, SENTENCES));
    }
  }

  @Test
  void parsersOfDifferentInputsLiveSideBySide() {
    List<Sentence> others =
        List.of(
            dependency(List.of("ja"), List.of(0), List.of("wurzel")),
            dependency(List.of("hunde", "bellen"), List.of(2, 0), List.of("subjekt", "wurzel")),
            dependency(List.of("bellt", "es"), List.of(0, 1), List.of("wurzel", "subjekt")));
    SyntaxTree english = task("words", SENTENCES);
    SyntaxTree german = task("german", others);
    try (Model model =
        Pupil.grown(Pupil.model(english, new TinyEncoder(16, 1, 0), backend), german)) {
      Pupil pupil = new Pupil(model);
      for (int i = 0; i < 60; i++) {
        pupil.learn(english, SENTENCES, 2e-2, 5);
        pupil.learn(german, others, 2e-2, 5);
      }
      assertEquals(100, scores(english, model, SENTENCES).get("las"));
      assertEquals(100, scores(german, model, others).get("las"));
    }
  }

  @Test
  void refusesToShareWhatHasOtherNames() {
    SyntaxTree first = task("words", SENTENCES);
    List<Sentence> words = new ArrayList<>(SENTENCES);
    words.set(1, dependency(List.of("eys"), List.of(0), List.of("root")));
    List<Sentence> labels = new ArrayList<>(SENTENCES);
    labels.set(
        2,
        dependency(
            List.of("dogs", "see", "cats"), List.of(2, 0, 2), List.of("nsubj", "root", "iobj")));
    try (Model model = Pupil.model(first, new TinyEncoder(16, 1, 0), backend)) {
      assertTold(model, words, "other words (here 'eys' instead of 'see')");
      assertTold(model, labels, "other labels (here 'iobj' instead of 'nsubj')");
    }
  }

  private static void assertTold(Model model, List<Sentence> sentences, String message) {
    SyntaxTree task = task("words", sentences);
    String told =
        assertThrows(IllegalArgumentException.class, () -> Pupil.grown(model, task)).getMessage();
    assertTrue(told.startsWith("inputs = words: ") && told.contains(message), told);
  }
}
