package org.syntagma.toolkit.structured;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.syntagma.api.random.Randomness;

class BinaryTreesTest {
  private final BinaryTrees trees = new BinaryTrees();

  @Test
  void agreesWithAllTreesOfUpToSixWords() {
    for (int length = 1; length <= 6; length++) {
      for (int labels = 1; labels <= (length < 6 ? 3 : 2); labels++) {
        List<List<Span>> all = Enumeration.binary(0, length, labels);
        for (double scale : new double[] {0, 1, 10_000}) {
          Agreement.agrees(trees, RandomScores.of(length, scale, labels, length), all);
        }
      }
    }
  }

  @Test
  void agreesWhereSpansAreForbidden() {
    List<List<Span>> all = Enumeration.binary(0, 5, 2);
    for (int seed = 0; seed < 20; seed++) {
      PairScores free = RandomScores.of(seed, 2, 2, 5);
      int[] spared = trees.parts(free, 0, all.get(seed * 7919 % all.size()));
      PairScores scores = RandomScores.forbid(free, seed, 0.5, spared);
      List<List<Span>> allowed =
          all.stream()
              .filter(tree -> Enumeration.sum(scores, trees.parts(scores, 0, tree)) > -1e30)
              .toList();
      Agreement.agrees(trees, scores, allowed);
    }
  }

  @Test
  void marginalsAreTheGradientsOfLogZ() {
    Agreement.gradientIsMarginal(trees, RandomScores.of(1, 1, 2, 5));
    Agreement.gradientIsMarginal(trees, RandomScores.of(2, 2, 3, 2, 0, 4, 1));
  }

  @Test
  void samplesFollowTheDistribution() {
    Agreement.samplesAgree(trees, RandomScores.of(3, 1, 2, 4), Enumeration.binary(0, 4, 2));
  }

  @Test
  void longSentencesWithExtremeScoresStayInRange() {
    for (double scale : new double[] {1, 10_000}) {
      PairScores scores = RandomScores.of(4, scale, 3, 159);
      Inference inference = trees.infer(scores);
      List<Span> best = trees.best(scores).get(0);
      double highest = Enumeration.sum(scores, trees.parts(scores, 0, best));
      assertTrue(trees.contains(159, best));
      assertTrue(inference.sum() >= highest - 1e-6);
      assertTrue(inference.sum() <= highest + 317 * Math.log(3) + 159 * Math.log(4));
      double marginals = 0;
      for (float marginal : inference.marginals()) {
        marginals += marginal;
      }
      assertEquals(317, marginals, 1e-2);
      assertTrue(trees.contains(159, trees.sample(scores, Randomness.of(1)).get(0)));
    }
  }

  @Test
  void consistentScoresKnowAllBinaryTreesOfAnyTree() {
    int none = 0;
    List<Span> brackets = List.of(new Span(0, 5, 1), new Span(1, 4, 2), new Span(4, 5, 1));
    PairScores scores = RandomScores.of(9, 1, 3, 5);
    List<List<Span>> same =
        Enumeration.binary(0, 5, 3).stream()
            .filter(tree -> labelled(tree, none).equals(new HashSet<>(brackets)))
            .toList();
    PairScores consistent = trees.consistent(scores, List.of(brackets), none);
    assertEquals(4, same.size());
    assertEquals(
        Enumeration.infer(scores, same, tree -> trees.parts(scores, 0, tree)).sum(),
        trees.infer(consistent).sum(),
        1e-10);
  }

  private static Set<Span> labelled(List<Span> tree, int none) {
    Set<Span> labelled = new HashSet<>(tree);
    labelled.removeIf(span -> span.label() == none);
    return labelled;
  }

  @Test
  void refusesWhatIsNoTree() {
    assertFalse(trees.contains(2, List.of(new Span(0, 2, 0), new Span(0, 1, 0))));
    assertFalse(
        trees.contains(2, List.of(new Span(0, 2, 0), new Span(0, 1, 0), new Span(0, 1, 1))));
    assertTrue(trees.contains(2, List.of(new Span(1, 2, 0), new Span(0, 1, 3), new Span(0, 2, 0))));
    PairScores two = RandomScores.of(9, 1, 3, 2);
    assertRefused(
        "sentence 0: Span[start=0, end=1, label=3], but there are 3 labels",
        () ->
            trees.certain(
                two, List.of(List.of(new Span(0, 2, 0), new Span(0, 1, 3), new Span(1, 2, 0)))));
    PairScores scores = RandomScores.of(9, 1, 3, 4);
    List<Span> crossing = List.of(new Span(0, 2, 1), new Span(1, 3, 1));
    assertRefused(
        "sentence 0 of 4 words: Span[start=1, end=3, label=1] repeats or crosses another, or lies"
            + " outside",
        () -> trees.consistent(scores, List.of(crossing), 0));
    List<Span> crossed = List.of(new Span(1, 3, 1), new Span(0, 2, 1));
    assertThrows(
        IllegalArgumentException.class, () -> trees.consistent(scores, List.of(crossed), 0));
  }

  private static void assertRefused(String message, Executable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action).getMessage());
  }
}
