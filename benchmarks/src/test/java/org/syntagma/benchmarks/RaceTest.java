package org.syntagma.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RaceTest {
  private final Race.Result result =
      new Race.Result(
          Map.of("a", new double[] {1, 2, 10}, "b", new double[] {2, 6, 10}), Map.of(), Map.of());

  @Test
  void comparesRoundByRound() {
    assertArrayEquals(new double[] {2, 3, 1}, result.speedups("a", "b"));
    assertEquals(2, result.speedup("a", "b"));
  }

  @Test
  void goesOnWithoutOneThatEndsEarly() {
    Map<String, List<String>> commands = new LinkedHashMap<>();
    commands.put("lasts", List.of("sh", "-c", "while read n; do echo \"@ 0.01 $n\"; done"));
    commands.put("ends", List.of("sh", "-c", "read n; echo \"@ 0.01 0\"; echo so much; exit 3"));
    commands.put("is killed", List.of("sh", "-c", "kill -9 $$"));
    Race.Result run = new Race(2, 0.1).run(commands);

    assertEquals(Set.of("lasts"), run.rounds().keySet());
    assertEquals(10, run.losses().get("lasts"));
    assertEquals(Set.of("ends", "is killed"), run.failures().keySet());
    assertEquals("ends ended early, exit code 3:", run.failures().get("ends"));
    assertTrue(run.failures().get("is killed").contains("want of memory"));
  }

  @Test
  void takesTheMedianOfTheRounds() {
    assertEquals(2, result.seconds("a"));
    assertEquals(2.5, Race.median(4, 1, 3, 2));
  }
}
