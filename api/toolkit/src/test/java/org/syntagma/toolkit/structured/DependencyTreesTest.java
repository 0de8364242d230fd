package org.syntagma.toolkit.structured;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.syntagma.api.random.Randomness;

class DependencyTreesTest {
  static final List<TreeDistribution<int[]>> ALL =
      List.of(
          new NonProjectiveTrees(Roots.ONE),
          new NonProjectiveTrees(Roots.MANY),
          new ProjectiveTrees(Roots.ONE),
          new ProjectiveTrees(Roots.MANY));

  @ParameterizedTest
  @FieldSource("ALL")
  void agreesWithAllTreesOfUpToSixWords(TreeDistribution<int[]> trees) {
    for (int length = 0; length <= 6; length++) {
      List<int[]> all = enumerate(trees, length);
      for (int seed = 0; seed < 3; seed++) {
        for (double scale : new double[] {0, 1, 20, 300, 10_000}) {
          Agreement.agrees(trees, RandomScores.arcs(seed, scale, length), all);
        }
      }
    }
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void agreesWhereArcsAreForbidden(TreeDistribution<int[]> trees) {
    for (int length = 1; length <= 5; length++) {
      List<int[]> all = enumerate(trees, length);
      for (int seed = 0; seed < 40; seed++) {
        PairScores free = RandomScores.arcs(seed, seed % 2 == 0 ? 1 : 1000, length);
        int[] spared = trees.parts(free, 0, all.get(seed * 7919 % all.size()));
        PairScores scores = RandomScores.forbid(free, seed, 0.6, spared);
        List<int[]> allowed =
            all.stream()
                .filter(tree -> Enumeration.sum(scores, trees.parts(scores, 0, tree)) > -1e30)
                .toList();
        Agreement.agrees(trees, scores, allowed);
      }
    }
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void containsItsTreesAndNothingElse(TreeDistribution<int[]> trees) {
    List<int[]> contained =
        Enumeration.choices(5).stream().filter(heads -> trees.contains(5, heads)).toList();
    assertArrayEquals(enumerate(trees, 5).toArray(), contained.toArray());
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void marginalsAreTheGradientsOfLogZ(TreeDistribution<int[]> trees) {
    Agreement.gradientIsMarginal(trees, RandomScores.arcs(1, 1, 6));
    Agreement.gradientIsMarginal(trees, RandomScores.arcs(2, 3, 4, 0, 3, 1));
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void samplesFollowTheDistribution(TreeDistribution<int[]> trees) {
    for (double scale : new double[] {0, 1, 3, 200}) {
      Agreement.samplesAgree(trees, RandomScores.arcs(7, scale, 4), enumerate(trees, 4));
    }
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void longSentencesWithExtremeScoresStayInRange(TreeDistribution<int[]> trees) {
    for (double scale : new double[] {1, 30, 10_000}) {
      PairScores scores = RandomScores.arcs(3, scale, 159);
      Inference inference = trees.infer(scores);
      int[] best = trees.best(scores).get(0);
      double highest = Enumeration.sum(scores, trees.parts(scores, 0, best));
      assertTrue(trees.contains(159, best));
      assertTrue(inference.sum() >= highest - 1e-6);
      assertTrue(inference.sum() <= highest + 159 * Math.log(160));
      assertEachWordHasOneHead(scores, inference.marginals());
      assertTrue(trees.contains(159, trees.sample(scores, Randomness.of(1)).get(0)));
    }
  }

  private static void assertEachWordHasOneHead(PairScores scores, float[] marginals) {
    for (int word = 1; word <= scores.length(0); word++) {
      double sum = 0;
      for (int head = 0; head <= scores.length(0); head++) {
        float marginal = marginals[scores.index(0, word, head)];
        assertTrue(marginal >= 0 && marginal <= 1.00001f, () -> "marginal " + marginal);
        sum += marginal;
      }
      assertEquals(1, sum, 1e-5);
    }
  }

  /**
   * log Z of scores times β is β times the best score, to within the log of the number of trees.
   */
  @ParameterizedTest
  @FieldSource("ALL")
  void theBestTreeIsTheLimitOfColdDistributions(TreeDistribution<int[]> trees) {
    for (int seed = 0; seed < 20; seed++) {
      PairScores scores = RandomScores.arcs(seed, 1, 25 + seed);
      double beta = 1e6;
      float[] cold = scores.values().clone();
      for (int i = 0; i < cold.length; i++) {
        cold[i] *= (float) beta;
      }
      double limit = trees.infer(scores.with(cold)).sum() / beta;
      int[] best = trees.best(scores).get(0);
      assertEquals(limit, Enumeration.sum(scores, trees.parts(scores, 0, best)), 1e-3);
    }
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void paddingAndOtherSentencesDoNotMatter(TreeDistribution<int[]> trees) {
    int[] lengths = {5, 0, 9, 1, 7};
    PairScores batch = RandomScores.arcs(11, 2, lengths);
    Inference together = trees.infer(batch);
    List<int[]> best = trees.best(batch);
    for (int b = 0; b < lengths.length; b++) {
      PairScores alone = alone(batch, b);
      Inference own = trees.infer(alone);
      assertEquals(own.logPartition()[0], together.logPartition()[b]);
      assertArrayEquals(trees.best(alone).get(0), best.get(b));
      for (int word = 1; word <= lengths[b]; word++) {
        for (int head = 0; head <= lengths[b]; head++) {
          assertEquals(
              own.marginals()[alone.index(0, word, head)],
              together.marginals()[batch.index(b, word, head)]);
        }
      }
    }
    double marginals = 0;
    for (float marginal : together.marginals()) {
      marginals += marginal;
    }
    assertEquals(Arrays.stream(lengths).sum(), marginals, 1e-4);
  }

  /** One sentence of a batch in an array of another width, with NaN all around it. */
  private static PairScores alone(PairScores batch, int sentence) {
    int length = batch.length(sentence);
    int width = length + 4;
    float[] values = new float[width * width];
    Arrays.fill(values, Float.NaN);
    PairScores place = new PairScores(values, width, 1, new int[] {length});
    for (int word = 1; word <= length; word++) {
      for (int head = 0; head <= length; head++) {
        if (word != head) {
          values[place.index(0, word, head)] = (float) batch.at(sentence, word, head, 0);
        }
      }
    }
    return place;
  }

  private static List<int[]> enumerate(TreeDistribution<int[]> trees, int length) {
    if (length == 0) {
      return List.of(new int[0]);
    }
    return trees instanceof ProjectiveTrees projective
        ? Enumeration.dependencies(length, projective.roots(), true)
        : Enumeration.dependencies(length, ((NonProjectiveTrees) trees).roots(), false);
  }
}
