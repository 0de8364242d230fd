package org.syntagma.toolkit.structured;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class MistakesTest {
  private final NonProjectiveTrees trees = new NonProjectiveTrees(Roots.ONE);

  @Test
  void namesAScoreThatIsNoNumber() {
    PairScores scores = RandomScores.arcs(1, 1, 3, 3, 3);
    scores.values()[scores.index(1, 2, 3)] = Float.NaN;
    scores.values()[scores.index(2, 2, 3)] = Float.POSITIVE_INFINITY;
    String expected =
        "sentence 1: the score at row 2, column 3, label 0 is NaN: must be finite, or -Infinity"
            + " for what is not allowed";
    for (TreeDistribution<int[]> each : DependencyTreesTest.ALL) {
      assertRefused(expected, () -> each.infer(scores));
      assertRefused(expected, () -> each.best(scores));
    }
    assertRefused(
        "sentence 1: the score at row 2, column 3, label 0 is NaN: must be finite, or -Infinity"
            + " for what is not allowed",
        () -> new BinaryTrees().infer(scores));
  }

  @Test
  void namesASentenceWithoutATree() {
    String expected =
        "sentence 1: every tree has a part whose score is -Infinity: allow at least one tree";
    PairScores scores = RandomScores.arcs(1, 1, 3, 3);
    for (int head = 0; head <= 3; head++) {
      scores.values()[scores.index(1, 2, head)] = Float.NEGATIVE_INFINITY;
    }
    scores.values()[scores.index(1, 0, 3)] = Float.NEGATIVE_INFINITY;
    for (TreeDistribution<int[]> each : DependencyTreesTest.ALL) {
      assertRefused(expected, () -> each.infer(scores));
      assertRefused(expected, () -> each.best(scores));
    }
    assertRefused(expected, () -> new BinaryTrees().infer(scores));
    assertRefused(expected, () -> new BinaryTrees().best(scores));
  }

  @Test
  void namesASentenceThatNeedsTwoRoots() {
    String expected =
        "sentence 0: every tree has a part whose score is -Infinity: allow at least one tree";
    PairScores scores = RandomScores.arcs(1, 1, 3);
    for (int word = 1; word <= 2; word++) {
      for (int head = 1; head <= 3; head++) {
        scores.values()[scores.index(0, word, head)] = Float.NEGATIVE_INFINITY;
      }
    }
    assertRefused(expected, () -> trees.infer(scores));
    assertRefused(expected, () -> trees.best(scores));
    assertRefused(expected, () -> new ProjectiveTrees(Roots.ONE).infer(scores));
    assertEquals(2, new NonProjectiveTrees(Roots.MANY).best(scores).get(0).length - 1);
  }

  @Test
  void namesATreeThatASentenceCannotHave() {
    PairScores scores = RandomScores.arcs(1, 1, 2, 4);
    int[] short1 = {0, 1};
    int[] crossing = {3, 4, 0, 3};
    assertEquals(
        2, trees.negativeLogLikelihood(scores, List.of(short1, crossing)).logPartition().length);
    assertRefused(
        "sentence 1 of 4 words cannot have the tree given for it under ProjectiveTrees[roots=ONE]:"
            + " leave it out",
        () -> new ProjectiveTrees(Roots.ONE).certain(scores, List.of(short1, crossing)));
    for (int[] wrong :
        List.of(new int[] {0, 0}, new int[] {2, 1}, new int[] {0}, new int[] {0, 3})) {
      assertRefused(
          "sentence 0 of 2 words cannot have the tree given for it under"
              + " NonProjectiveTrees[roots=ONE]: leave it out",
          () -> trees.certain(scores, List.of(wrong, crossing)));
    }
    assertRefused("1 trees for 2 sentences", () -> trees.certain(scores, List.of(short1)));
  }

  @Test
  void namesSizesThatDoNotFit() {
    assertRefused(
        "sentence 1 has length 3: must be from 0 to the width 3 less 1",
        () -> new PairScores(new float[18], 3, 1, new int[] {1, 3}));
    assertRefused(
        "17 scores for 2 sentences, width 3 and 1 labels: must be 18",
        () -> new PairScores(new float[17], 3, 1, new int[] {1, 2}));
    assertRefused(
        "sentence 0: the scores have 2 labels: arcs must have 1",
        () -> trees.infer(RandomScores.of(1, 1, 2, 3)));
  }

  private static void assertRefused(String message, Executable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action).getMessage());
  }
}
