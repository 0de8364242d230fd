package org.syntagma.toolkit.structured;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.syntagma.api.random.Randomness;

/** Checks a distribution over one sentence against all its trees. */
final class Agreement {
  private static final int SAMPLES = 20_000;

  private Agreement() {}

  static <T> void agrees(TreeDistribution<T> trees, PairScores scores, List<T> all) {
    Inference expected = Enumeration.infer(scores, all, tree -> trees.parts(scores, 0, tree));
    Inference found = trees.infer(scores);
    double tolerance = 1e-11 * Math.max(1, Math.abs(expected.sum()));
    assertEquals(expected.sum(), found.sum(), tolerance);
    assertArrayEquals(expected.marginals(), found.marginals(), 1e-6f);

    T best = trees.best(scores).get(0);
    double highest =
        all.stream()
            .mapToDouble(tree -> Enumeration.sum(scores, trees.parts(scores, 0, tree)))
            .max()
            .orElseThrow();
    assertTrue(trees.contains(scores.length(0), best));
    assertEquals(highest, Enumeration.sum(scores, trees.parts(scores, 0, best)), 1e-9);
  }

  static <T> void gradientIsMarginal(TreeDistribution<T> trees, PairScores scores) {
    float[] marginals = trees.infer(scores).marginals();
    float step = 1 / 64f;
    for (int part = 0; part < marginals.length; part++) {
      double up = trees.infer(RandomScores.add(scores, part, step)).sum();
      double down = trees.infer(RandomScores.add(scores, part, -step)).sum();
      assertEquals((up - down) / (2 * step), marginals[part], 1e-4, "part " + part);
    }
  }

  /** Every tree comes as often as its probability says, to within 5 standard deviations. */
  static <T> void samplesAgree(TreeDistribution<T> trees, PairScores scores, List<T> all) {
    double logZ = trees.infer(scores).sum();
    Map<List<Integer>, Integer> counts = new HashMap<>();
    PairScores many = RandomScores.repeat(scores, SAMPLES);
    for (T tree : trees.sample(many, Randomness.of(5))) {
      counts.merge(key(trees.parts(scores, 0, tree)), 1, Integer::sum);
    }
    int seen = 0;
    for (T tree : all) {
      int[] parts = trees.parts(scores, 0, tree);
      double expected = SAMPLES * Math.exp(Enumeration.sum(scores, parts) - logZ);
      int count = counts.getOrDefault(key(parts), 0);
      assertEquals(expected, count, 5 * Math.sqrt(expected) + 5, () -> key(parts).toString());
      seen += count;
    }
    assertEquals(SAMPLES, seen);
  }

  private static List<Integer> key(int[] parts) {
    return Arrays.stream(parts).sorted().boxed().toList();
  }
}
