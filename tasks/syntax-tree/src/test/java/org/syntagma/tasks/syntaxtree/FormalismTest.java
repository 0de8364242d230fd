package org.syntagma.tasks.syntaxtree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.syntagma.tasks.syntaxtree.Treebank.constituency;
import static org.syntagma.tasks.syntaxtree.Treebank.dependency;
import static org.syntagma.tasks.syntaxtree.Treebank.phrase;
import static org.syntagma.tasks.syntaxtree.Treebank.tag;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.syntax.Dependency;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.TreeType;

class FormalismTest {
  private static final int LENGTH = 6;

  /** The arcs 1–3 and 2–4 cross; without crossing ones, the second word does best on the third. */
  @Test
  void arcsCrossUnlessTreesAreToBeProjective() {
    TinyConfig config = TinyConfig.of(TreeType.DEPENDENCY);
    assertEquals(List.of(3, 4, 0, 3), heads(config));
    assertEquals(List.of(3, 3, 0, 3), heads(config.ofProjectiveTrees()));
  }

  /** The label NP of the first two words is the only one that is better than none. */
  @Test
  void spansLearnedByThemselvesAreComparedToNone() {
    Sentence sentence =
        constituency(phrase("S", phrase("NP", tag("X", "a"), tag("X", "b")), tag("X", "c")));
    Constituents constituents = new Constituents(TinyConfig.of(TreeType.CONSTITUENCY).config());
    VocabularyBuilder builder = new VocabularyBuilder();
    builder.add(sentence, constituents.labels(sentence));
    Vocabulary vocabulary = builder.build();
    int labels = vocabulary.labels().size();
    float[] scores = new float[LENGTH * LENGTH * labels];
    for (int label = 0; label < labels; label++) {
      scores[(LENGTH + 3) * labels + label] = 100;
    }
    scores[2 * labels + vocabulary.labels().number("NP", -1)] = 2;
    scores[3 * labels + vocabulary.labels().number("S", -1)] = 1;
    try (Backend backend = Parts.eager();
        NDManager manager = backend.manager().newSubManager()) {
      Sentence parsed =
          constituents
              .parse(
                  vocabulary,
                  Map.of(
                      "words.spans", manager.create(scores, new Shape(1, LENGTH, LENGTH, labels))),
                  List.of(constituents.tagged(sentence)),
                  new int[] {3})
              .get(0);
      assertEquals(sentence.tree(), parsed.tree());
    }
  }

  private static List<Integer> heads(TinyConfig config) {
    Sentence sentence =
        dependency(
            List.of("a", "b", "c", "d"), List.of(0, 1, 2, 3), List.of("root", "dep", "dep", "dep"));
    Dependencies dependencies = new Dependencies(config.config());
    VocabularyBuilder vocabulary = new VocabularyBuilder();
    vocabulary.add(sentence, dependencies.labels(sentence));
    float[] arcs = new float[LENGTH * LENGTH];
    int[] best = {3, 4, 0, 3};
    for (int i = 0; i < best.length; i++) {
      arcs[(i + 1) * LENGTH + best[i]] = 5;
    }
    arcs[2 * LENGTH + 3] = 3;
    try (Backend backend = Parts.eager();
        NDManager manager = backend.manager().newSubManager()) {
      Shape shape = new Shape(1, LENGTH, LENGTH);
      Sentence parsed =
          dependencies
              .parse(
                  vocabulary.build(),
                  Map.of(
                      "words.arcs",
                      manager.create(arcs, shape),
                      "words.best-labels",
                      manager.create(new long[LENGTH * LENGTH], shape)),
                  List.of(sentence),
                  new int[] {4})
              .get(0);
      return ((Dependency) parsed.tree().orElseThrow()).heads();
    }
  }

  @Test
  void tellsHowManySentencesBracketsAreNotCountedOf() {
    Sentence gold = constituency(phrase("S", tag("NN", "dogs"), tag(".", ".")));
    Sentence other = constituency(phrase("S", tag("NN", "cats"), tag(".", ".")));
    Sentence mistagged = constituency(phrase("S", tag("NN", "dogs"), tag("NN", ".")));
    Constituents constituents = new Constituents(TinyConfig.of(TreeType.CONSTITUENCY).config());
    Map<String, Double> found =
        constituents.score(List.of(gold, other), List.of(mistagged, other), List.of());
    assertEquals(1, found.get("invalid"));
    assertEquals(100, found.get("f1"));
    assertEquals(0, constituents.score(List.of(gold), List.of(gold), List.of()).get("invalid"));
  }
}
