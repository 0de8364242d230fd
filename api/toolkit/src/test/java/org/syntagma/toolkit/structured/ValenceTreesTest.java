package org.syntagma.toolkit.structured;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValenceTreesTest {
  private static final int SYMBOLS = 3;

  private static void assertClose(ValenceTables expected, ValenceTables found, double tolerance) {
    assertArrayEquals(expected.root(), found.root(), tolerance);
    assertArrayEquals(expected.attach(), found.attach(), tolerance);
    assertArrayEquals(expected.decide(), found.decide(), tolerance);
  }

  private static void agreesWithAllTrees(ValenceTables scores, int[] sentence) {
    List<int[]> trees = ValenceEnumeration.trees(sentence.length);
    double[] totals =
        trees.stream()
            .mapToDouble(tree -> ValenceEnumeration.score(scores, sentence, tree))
            .toArray();
    double highest = Arrays.stream(totals).max().orElseThrow();
    double z = Arrays.stream(totals).map(total -> Math.exp(total - highest)).sum();
    ValenceTables expected = ValenceTables.zeros(scores.symbols());
    for (int i = 0; i < totals.length; i++) {
      ValenceTables made = ValenceEnumeration.choices(scores.symbols(), sentence, trees.get(i));
      ValenceEnumeration.add(expected, made, Math.exp(totals[i] - highest) / z);
    }
    ValenceCounts found = ValenceTrees.infer(scores, List.of(sentence));
    assertEquals(highest + Math.log(z), found.sum(), 1e-10 * Math.max(1, Math.abs(highest)));
    assertClose(expected, found.expected(), 1e-8);
    int[] best = ValenceTrees.best(scores, List.of(sentence)).get(0);
    assertTrue(Heads.areTree(best, sentence.length, Roots.ONE) && Heads.areProjective(best));
    assertEquals(
        highest,
        ValenceEnumeration.score(scores, sentence, best),
        1e-10 * Math.max(1, Math.abs(highest)));
  }

  @Test
  void agreesWithAllTreesOfUpToSixWords() {
    for (int length = 1; length <= 6; length++) {
      for (int seed = 0; seed < 3; seed++) {
        for (double scale : new double[] {0, 1, 20, 300}) {
          agreesWithAllTrees(
              ValenceEnumeration.random(seed, SYMBOLS, scale),
              ValenceEnumeration.sentence(seed, SYMBOLS, length));
        }
      }
    }
  }

  @Test
  void agreesWhereChoicesAreForbidden() {
    ValenceTables scores = ValenceEnumeration.random(4, SYMBOLS, 1);
    int[] sentence = {0, 1, 2, 1, 0};
    scores.root()[0] = Double.NEGATIVE_INFINITY;
    scores.attach()[scores.attachment(2, ValenceTables.LEFT, 1)] = Double.NEGATIVE_INFINITY;
    scores.decide()[scores.decision(1, ValenceTables.RIGHT, 1, ValenceTables.GO)] =
        Double.NEGATIVE_INFINITY;
    agreesWithAllTrees(scores, sentence);
  }

  @Test
  void expectedCountsAreTheGradientsOfTheLogLikelihood() {
    ValenceTables scores = ValenceEnumeration.random(7, SYMBOLS, 1);
    List<int[]> sentences =
        List.of(
            ValenceEnumeration.sentence(1, SYMBOLS, 9),
            ValenceEnumeration.sentence(2, SYMBOLS, 1),
            ValenceEnumeration.sentence(3, SYMBOLS, 12));
    ValenceTables expected = ValenceTrees.infer(scores, sentences).expected();
    List<Function<ValenceTables, double[]>> parts =
        List.of(ValenceTables::root, ValenceTables::attach, ValenceTables::decide);
    for (Function<ValenceTables, double[]> part : parts) {
      double[] values = part.apply(scores);
      for (int i = 0; i < values.length; i++) {
        double value = values[i];
        double step = 1e-5;
        values[i] = value + step;
        double up = ValenceTrees.infer(scores, sentences).sum();
        values[i] = value - step;
        double down = ValenceTrees.infer(scores, sentences).sum();
        values[i] = value;
        assertEquals((up - down) / (2 * step), part.apply(expected)[i], 1e-6);
      }
    }
  }

  /** Each of a tree's 2n stops and n − 1 goes has the probability 1/2. */
  @Test
  void countsTreesWhereAllAreAlike() {
    ValenceTables model = ValenceTables.zeros(1).logProbabilities(1);
    for (int length = 1; length <= 6; length++) {
      assertEquals(
          Math.log(ValenceEnumeration.trees(length).size()) - (3 * length - 1) * Math.log(2),
          ValenceTrees.infer(model, List.of(new int[length])).sum(),
          1e-12);
    }
  }

  /** A word has 2 · (1/8) / (7/8) dependents on average, so sentences end. */
  @Test
  void theProbabilitiesOfSentencesOfAllLengthsAddUpToOne() {
    ValenceTables counts = ValenceTables.zeros(1);
    for (int i = 0; i < counts.decide().length; i++) {
      counts.decide()[i] = i % 2 == ValenceTables.STOP ? 7 : 1;
    }
    ValenceTables model = counts.logProbabilities(0);
    double sum = 0;
    for (int length = 1; length <= 80; length++) {
      sum += Math.exp(ValenceTrees.infer(model, List.of(new int[length])).sum());
    }
    assertEquals(1, sum, 1e-6);
  }

  @Test
  void longSentencesStayInRange() {
    int[] sentence = ValenceEnumeration.sentence(5, SYMBOLS, 159);
    for (double scale : new double[] {1, 30, 10_000}) {
      ValenceTables scores = ValenceEnumeration.random(5, SYMBOLS, scale);
      ValenceCounts found = ValenceTrees.infer(scores, List.of(sentence));
      int[] best = ValenceTrees.best(scores, List.of(sentence)).get(0);
      double highest = ValenceEnumeration.score(scores, sentence, best);
      assertTrue(Heads.areTree(best, 159, Roots.ONE) && Heads.areProjective(best));
      assertTrue(found.sum() >= highest - 1e-9 * Math.abs(highest));
      // There are fewer than 27/4 to the power of n projective trees.
      assertTrue(found.sum() <= highest + 159 * Math.log(6.75) + 1e-9 * Math.abs(highest));
      assertCounts(found.expected(), 159, 1);
    }
  }

  private static void assertCounts(ValenceTables counts, int words, int sentences) {
    assertEquals(sentences, Arrays.stream(counts.root()).sum(), 1e-6);
    assertEquals(words - sentences, Arrays.stream(counts.attach()).sum(), 1e-6);
    double stops =
        IntStream.range(0, counts.decide().length)
            .filter(i -> i % 2 == ValenceTables.STOP)
            .mapToDouble(i -> counts.decide()[i])
            .sum();
    assertEquals(2 * words, stops, 1e-6);
    assertEquals(words - sentences, Arrays.stream(counts.decide()).sum() - stops, 1e-6);
  }

  @Test
  void sentencesDoNotInfluenceEachOther() {
    ValenceTables scores = ValenceEnumeration.random(9, SYMBOLS, 2);
    List<int[]> sentences = new ArrayList<>();
    for (int length = 1; length < 20; length++) {
      sentences.add(ValenceEnumeration.sentence(length, SYMBOLS, length));
    }
    ValenceCounts together = ValenceTrees.infer(scores, sentences);
    List<int[]> best = ValenceTrees.best(scores, sentences);
    ValenceTables sum = ValenceTables.zeros(SYMBOLS);
    for (int i = 0; i < sentences.size(); i++) {
      List<int[]> alone = List.of(sentences.get(i));
      ValenceCounts own = ValenceTrees.infer(scores, alone);
      ValenceEnumeration.add(sum, own.expected(), 1);
      assertEquals(own.sum(), together.logLikelihood()[i]);
      assertArrayEquals(ValenceTrees.best(scores, alone).get(0), best.get(i));
    }
    assertClose(sum, together.expected(), 1e-9);
  }

  @Test
  void expectationMaximizationNeverLowersTheLikelihood() {
    List<int[]> sentences = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      sentences.add(ValenceEnumeration.sentence(i, 4, 2 + i % 8));
    }
    ValenceTables model = ValenceTrees.harmonic(4, sentences).logProbabilities(0);
    double before = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < 20; i++) {
      ValenceCounts counts = ValenceTrees.infer(model, sentences);
      assertTrue(counts.sum() >= before - 1e-9, counts.sum() + " after " + before);
      before = counts.sum();
      model = counts.expected().logProbabilities(0);
    }
  }

  /** Of three words there are seven trees, whose arcs have the lengths that are written here. */
  @Test
  void harmonicCountsPreferShortArcs() {
    ValenceTables counts = ValenceTrees.harmonic(3, List.of(new int[] {0, 1, 2}));
    assertCounts(counts, 3, 1);
    // From 0: 0→1→2 weighs 1, 0→1 with 0→2 and 0→2→1 each 1/2. From 1: 1. From 2 as from 0. Sum: 5.
    assertArrayEquals(new double[] {0.4, 0.2, 0.4}, counts.root(), 1e-12);
    assertEquals(0.4, attached(counts, 0, ValenceTables.RIGHT, 1), 1e-12);
    assertEquals(0.4, attached(counts, 1, ValenceTables.RIGHT, 2), 1e-12);
    assertEquals(0.2, attached(counts, 0, ValenceTables.RIGHT, 2), 1e-12);
    assertEquals(0.2, attached(counts, 2, ValenceTables.LEFT, 0), 1e-12);
  }

  private static double attached(ValenceTables counts, int head, int side, int dependent) {
    return counts.attach()[counts.attachment(head, side, dependent)];
  }

  @Test
  void smoothedCountsBecomeShares() {
    ValenceTables counts = ValenceTables.zeros(2);
    counts.root()[1] = 3;
    ValenceTables logs = counts.logProbabilities(0.5);
    assertArrayEquals(new double[] {Math.log(0.125), Math.log(0.875)}, logs.root(), 1e-12);
    assertEquals(Math.log(0.5), logs.attach()[0], 1e-12);
    assertEquals(Math.log(0.5), counts.logProbabilities(0).decide()[3], 1e-12);
    assertEquals(Double.NEGATIVE_INFINITY, counts.logProbabilities(0).root()[0]);
  }

  @Test
  void refusesWhatIsNoSentence() {
    ValenceTables tables = ValenceTables.zeros(2);
    assertRefused("sentence 1: a sentence has no words", tables, new int[0]);
    assertRefused("sentence 1: word 2 is the symbol 2: must be from 0 to 1", tables, 0, 2);
    tables.root()[1] = Double.NaN;
    assertRefused("a score is NaN", tables, 1);
    tables.root()[1] = Double.NEGATIVE_INFINITY;
    assertRefused("allow at least one tree", tables, 1);
  }

  private static void assertRefused(String message, ValenceTables tables, int... sentence) {
    List<int[]> sentences = List.of(new int[] {0}, sentence);
    String told =
        assertThrows(IllegalArgumentException.class, () -> ValenceTrees.infer(tables, sentences))
            .getMessage();
    assertTrue(told.contains(message), told);
  }
}
