package org.syntagma.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RaceTest {
  private final Race.Result result =
      new Race.Result(Map.of("a", new double[] {1, 2, 10}, "b", new double[] {2, 6, 10}), Map.of());

  @Test
  void comparesRoundByRound() {
    assertArrayEquals(new double[] {2, 3, 1}, result.speedups("a", "b"));
    assertEquals(2, result.speedup("a", "b"));
  }

  @Test
  void takesTheMedianOfTheRounds() {
    assertEquals(2, result.seconds("a"));
    assertEquals(2.5, Race.median(4, 1, 3, 2));
  }
}
