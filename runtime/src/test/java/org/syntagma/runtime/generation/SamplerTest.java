package org.syntagma.runtime.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.syntagma.api.model.Decoding;
import org.syntagma.runtime.generation.Sampler.Draw;

class SamplerTest {
  /** Probabilities 0.1, 0.4, 0.2, 0.3. */
  private static final float[] LOGITS = logits(0.1, 0.4, 0.2, 0.3);

  private static final int GRID = 10_000;

  @Test
  void drawsEachTokenAsOftenAsItIsProbable() {
    assertDistribution(Map.of(0, 0.1, 1, 0.4, 2, 0.2, 3, 0.3), decoding(1, 0, 1), LOGITS);
  }

  @Test
  void temperatureRaisesProbabilitiesToItsInverse() {
    assertDistribution(
        Map.of(0, 0.01 / 0.3, 1, 0.16 / 0.3, 2, 0.04 / 0.3, 3, 0.09 / 0.3),
        decoding(0.5, 0, 1),
        LOGITS);
  }

  @Test
  void topKKeepsTheMostProbableTokens() {
    assertDistribution(Map.of(1, 0.4 / 0.7, 3, 0.3 / 0.7), decoding(1, 2, 1), LOGITS);
  }

  @Test
  void topKBeyondTheVocabularyKeepsAll() {
    assertDistribution(Map.of(0, 0.1, 1, 0.4, 2, 0.2, 3, 0.3), decoding(1, 9, 1), LOGITS);
  }

  @Test
  void topKPrefersTheSmallerIdAmongEquals() {
    assertDistribution(Map.of(0, 0.5, 1, 0.5), decoding(1, 2, 1), logits(0.25, 0.25, 0.25, 0.25));
  }

  @Test
  void topPKeepsTheSmallestSetThatReachesIt() {
    assertDistribution(Map.of(1, 0.4 / 0.7, 3, 0.3 / 0.7), decoding(1, 0, 0.69), LOGITS);
    assertDistribution(
        Map.of(1, 0.4 / 0.9, 3, 0.3 / 0.9, 2, 0.2 / 0.9), decoding(1, 0, 0.71), LOGITS);
  }

  @Test
  void topPStopsWhereItIsReachedExactly() {
    assertDistribution(Map.of(0, 0.5, 1, 0.5), decoding(1, 0, 0.5), new float[] {7, 7, 7, 7});
  }

  @Test
  void topPKeepsTheMostProbableTokenHoweverSmallItIs() {
    assertDistribution(Map.of(1, 1.0), decoding(1, 0, 1e-9), LOGITS);
  }

  @Test
  void topPIsMeasuredOnWhatTopKLeft() {
    // Of the two that top-k leaves, the first has 0.4 / 0.7 = 0.571.
    assertDistribution(Map.of(1, 1.0), decoding(1, 2, 0.57), LOGITS);
    assertDistribution(Map.of(1, 0.4 / 0.7, 3, 0.3 / 0.7), decoding(1, 2, 0.58), LOGITS);
  }

  @Test
  void topPIsMeasuredAfterTheTemperature() {
    // At temperature 0.5 the first has 0.16 / 0.3 = 0.533.
    assertDistribution(Map.of(1, 1.0), decoding(0.5, 0, 0.53), LOGITS);
  }

  @Test
  void forbiddenTokensGiveTheirProbabilityToTheOthers() {
    assertDistribution(
        Map.of(0, 0.1 / 0.6, 2, 0.2 / 0.6, 3, 0.3 / 0.6), decoding(1, 0, 1), LOGITS, 0, 2, 3);
  }

  @Test
  void topKAndTopPChooseAmongWhatMayBeDrawn() {
    assertDistribution(Map.of(3, 0.6, 2, 0.4), decoding(1, 2, 1), LOGITS, 0, 2, 3);
    // Of 0.6, which may be drawn at all, the first has half.
    assertDistribution(Map.of(3, 1.0), decoding(1, 0, 0.49), LOGITS, 0, 2, 3);
    assertDistribution(Map.of(3, 0.6, 2, 0.4), decoding(1, 0, 0.51), LOGITS, 0, 2, 3);
  }

  @Test
  void greedyTakesTheMostProbableTokenThatMayBeDrawn() {
    Sampler sampler = new Sampler(Decoding.greedy(1));
    for (double uniform : new double[] {0, 0.5, Math.nextDown(1.0)}) {
      assertEquals(new Draw(3, 0), sampler.draw(LOGITS, new int[] {0, 2, 3}, uniform));
    }
  }

  @Test
  void greedyTellsTheModelsLogProbabilityIfAsked() {
    Sampler sampler = new Sampler(Decoding.greedy(1).withLogProbabilities(true));
    Draw draw = sampler.draw(LOGITS, new int[] {0, 2, 3}, 0.5);
    assertEquals(3, draw.token());
    assertEquals(Math.log(0.5), draw.logProbability(), 1e-6);
  }

  @Test
  void greedyPrefersTheSmallerIdAmongEquals() {
    Draw draw = new Sampler(Decoding.greedy(1)).draw(new float[] {9, 2, 2}, new int[] {1, 2}, 0.9);
    assertEquals(1, draw.token());
  }

  @Test
  void neverDrawsWhatIsImpossible() {
    float[] logits = {Float.NEGATIVE_INFINITY, 0, Float.NEGATIVE_INFINITY, 0, -5000};
    Sampler sampler = new Sampler(decoding(1, 0, 1));
    int[] all = {0, 1, 2, 3, 4};
    assertEquals(1, sampler.draw(logits, all, 0).token());
    assertEquals(3, sampler.draw(logits, all, 0.5).token());
    assertEquals(3, sampler.draw(logits, all, Math.nextDown(1.0)).token());
  }

  @Test
  void hugeLogitsDoNotOverflow() {
    assertDistribution(
        Map.of(0, 0.5, 1, 0.5), decoding(1, 0, 1), new float[] {3e38f, 3e38f, -3e38f});
  }

  @Test
  void refusesLogitsThatAreNotNumbers() {
    float[] logits = {0, Float.NaN, 1};
    for (Decoding decoding :
        new Decoding[] {decoding(1, 0, 1), decoding(1, 3, 1), Decoding.greedy(1)}) {
      Sampler sampler = new Sampler(decoding);
      int[] all = {0, 1, 2};
      assertThrows(IllegalStateException.class, () -> sampler.draw(logits, all, 0.5));
    }
  }

  private static Decoding decoding(double temperature, int topK, double topP) {
    return new Decoding(1, temperature, topK, topP);
  }

  private static float[] logits(double... probabilities) {
    float[] logits = new float[probabilities.length];
    for (int i = 0; i < logits.length; i++) {
      // An offset, because only differences of logits matter.
      logits[i] = (float) (Math.log(probabilities[i]) + 3);
    }
    return logits;
  }

  private static void assertDistribution(
      Map<Integer, Double> expected, Decoding decoding, float[] logits) {
    assertDistribution(expected, decoding, logits, IntStream.range(0, logits.length).toArray());
  }

  /** Uniform numbers on a grid hit each token in proportion to its probability, to one point. */
  private static void assertDistribution(
      Map<Integer, Double> expected, Decoding decoding, float[] logits, int... drawable) {
    Sampler sampler = new Sampler(decoding);
    Map<Integer, Integer> hits = new TreeMap<>();
    for (int i = 0; i < GRID; i++) {
      Draw draw = sampler.draw(logits, drawable, (double) i / GRID);
      hits.merge(draw.token(), 1, Integer::sum);
      double probability = expected.getOrDefault(draw.token(), 0.0);
      assertEquals(Math.log(probability), draw.logProbability(), 1e-6);
    }
    assertEquals(expected.keySet(), hits.keySet());
    expected.forEach(
        (token, probability) -> assertEquals(GRID * probability, hits.get(token), 1.01));
  }
}
