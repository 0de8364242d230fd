package org.syntagma.trainers.supervised;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.syntagma.api.training.Schedule;

class SchedulesTest {
  private static final double TINY = 1e-15;
  private final Schedule cosine = new WarmupCosine(new DecayConfig(6e-4, 100, 0.1));
  private final Schedule linear = new Linear(new DecayConfig(6e-4, 100, 0.25));

  @Test
  void warmUpIsLinearFromItsFirstUpdate() {
    for (Schedule schedule : new Schedule[] {cosine, linear}) {
      assertEquals(6e-6, schedule.at(1, 1000), TINY);
      assertEquals(3e-4, schedule.at(50, 1000), TINY);
      assertEquals(6e-4, schedule.at(100, 1000), TINY);
    }
  }

  @Test
  void cosineFallsFromThePeakAfterTheWarmUpToTheFloorAtTheLastUpdate() {
    assertEquals((6e-4 + 6e-5) / 2, cosine.at(550, 1000), TINY);
    double quarter = 6e-5 + 5.4e-4 * (1 + Math.sqrt(0.5)) / 2;
    assertEquals(quarter, cosine.at(325, 1000), TINY);
    assertEquals(6e-5, cosine.at(1000, 1000), TINY);
    for (long update = 101; update <= 1000; update++) {
      assertTrue(cosine.at(update, 1000) < cosine.at(update - 1, 1000));
    }
  }

  @Test
  void linearFallsInEqualStepsToItsFloor() {
    double step = 6e-4 * 0.75 / 900;
    for (long update = 101; update <= 1000; update++) {
      assertEquals(step, linear.at(update - 1, 1000) - linear.at(update, 1000), TINY);
    }
    assertEquals(1.5e-4, linear.at(1000, 1000), TINY);
  }

  @Test
  void withoutWarmUpTheDecayBeginsAtOnce() {
    Schedule schedule = new Linear(new DecayConfig(1.0, 0, 0));
    assertEquals(0.9, schedule.at(1, 10), TINY);
    assertEquals(0, schedule.at(10, 10), TINY);
  }

  @Test
  void stageShorterThanItsWarmUpNeverDecays() {
    assertEquals(3e-4, cosine.at(50, 50), TINY);
    assertEquals(6e-4, cosine.at(100, 100), TINY);
  }

  @Test
  void constantStays() {
    Schedule constant = new Constant(new ConstantConfig(1e-5));
    assertEquals(1e-5, constant.at(1, 10), 0);
    assertEquals(1e-5, constant.at(10, 10), 0);
  }
}
