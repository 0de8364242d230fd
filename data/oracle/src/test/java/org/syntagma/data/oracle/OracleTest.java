package org.syntagma.data.oracle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.syntagma.api.random.Randomness;

class OracleTest {
  private static final int VOCABULARY = 4;

  /** By a few lines of Python that follow the definition with its library's functions. */
  private static final int[] EXPECTED = {18, 6, 48, 18, 48, 39, 3, 14};

  private final Oracle oracle = new Oracle(Randomness.of(3), VOCABULARY, 5, 6);

  @Test
  void exponentialsAreThoseOfTheLibrary() {
    for (double x = -40; x < 40; x += 0.0371) {
      assertEquals(1, Exponential.exp(x) / StrictMath.exp(x), 1e-12, "at " + x);
      assertEquals(StrictMath.tanh(x), Exponential.tanh(x), 1e-12, "at " + x);
    }
  }

  @Test
  void probabilitiesOfAllTextsAddUpToOne() {
    double total = 0;
    for (int a = 0; a < VOCABULARY; a++) {
      for (int b = 0; b < VOCABULARY; b++) {
        for (int c = 0; c < VOCABULARY; c++) {
          total += Math.exp(DoubleStream.of(oracle.logProbabilities(new int[] {a, b, c})).sum());
        }
      }
    }
    assertEquals(1, total, 1e-10);
  }

  @Test
  void drawsTextsAsOftenAsTheyAreProbable() {
    int draws = 20_000;
    int[] counts = new int[VOCABULARY * VOCABULARY];
    for (int i = 0; i < draws; i++) {
      int[] text = oracle.draw(2, Randomness.of(8).at(i));
      counts[text[0] * VOCABULARY + text[1]]++;
    }
    for (int i = 0; i < counts.length; i++) {
      int[] text = {i / VOCABULARY, i % VOCABULARY};
      double p = Math.exp(DoubleStream.of(oracle.logProbabilities(text)).sum());
      double error = Math.sqrt(p * (1 - p) / draws);
      assertEquals(p, (double) counts[i] / draws, 4.5 * error, "text " + i);
    }
  }

  @Test
  void drawsWhatAnotherImplementationDraws() {
    assertArrayEquals(EXPECTED, new Oracle(Randomness.of(1), 50, 8, 8).draw(8, Randomness.of(2)));
  }

  @Test
  void whatIsNoNumberIsImprobableAndCounted() {
    double[] found = oracle.logProbabilities(new int[] {1, -1, VOCABULARY});
    assertEquals(Oracle.FOREIGN, found[1]);
    assertEquals(Oracle.FOREIGN, found[2]);
    Written written = new Written(List.of(List.of("1", "x"), List.of("1", "2")));
    assertEquals(0.25, written.metrics(oracle).get("foreign"));
    double expected =
        -(2 * found[0] + Oracle.FOREIGN + oracle.logProbabilities(new int[] {1, 2})[1]) / 4;
    assertEquals(expected, written.metrics(oracle).get("oracle-nll"), 1e-12);
    assertTrue(found[0] > Oracle.FOREIGN);
  }
}
