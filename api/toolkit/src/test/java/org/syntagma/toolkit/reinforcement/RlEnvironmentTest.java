package org.syntagma.toolkit.reinforcement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syntagma.api.reinforcement.Step;

class RlEnvironmentTest {
  private final List<Corridor> made = new ArrayList<>();
  private final RlEnvironment environment =
      new RlEnvironment(
          seed -> {
            Corridor corridor = new Corridor(seed);
            made.add(corridor);
            return corridor;
          });

  @AfterEach
  void close() {
    environment.close();
    assertTrue(made.stream().allMatch(Corridor::isClosed));
  }

  @Test
  void knowsHowManyNumbersAndActionsThereAre() {
    assertEquals(3, environment.observations());
    assertEquals(2, environment.actions());
  }

  @Test
  void actsWhereTheSeedBegins() {
    assertArrayEquals(new float[] {1, 1, 2}, environment.reset(0));
    assertArrayEquals(new float[] {2, 2, 1}, environment.reset(1));
    Step<float[]> back = environment.step(0);
    assertArrayEquals(new float[] {1, 1, 2}, back.observation());
    assertEquals(0, back.reward());
    assertFalse(back.terminated() || back.truncated());
    assertEquals(0, environment.step(1).reward());
    Step<float[]> end = environment.step(1);
    assertArrayEquals(new float[] {3, 3, 0}, end.observation());
    assertEquals(1, end.reward());
    assertTrue(end.terminated());
    assertThrows(IllegalStateException.class, () -> environment.step(1));
  }

  @Test
  void closesWhatItIsDoneWith() {
    float[] first = environment.reset(0);
    float[] again = environment.reset(2);
    assertArrayEquals(first, again);
    assertEquals(List.of(true, true, false), made.stream().map(Corridor::isClosed).toList());
  }

  @Test
  void anotherOneHasAnEpisodeOfItsOwn() {
    float[] unused = environment.reset(0);
    try (RlEnvironment other = environment.another()) {
      assertEquals(3, other.observations());
      assertThrows(IllegalStateException.class, () -> other.step(0));
      assertArrayEquals(new float[] {2, 2, 1}, other.reset(1));
      assertEquals(-1, environment.step(0).reward());
      assertEquals(1, other.step(1).reward());
    }
  }

  @Test
  void refusesActionsThatAreNotThere() {
    assertThrows(IllegalStateException.class, () -> environment.step(0));
    float[] unused = environment.reset(0);
    assertEquals(
        "action = 2: must be from 0 to 1",
        assertThrows(IllegalArgumentException.class, () -> environment.step(2)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> environment.step(-1));
  }
}
