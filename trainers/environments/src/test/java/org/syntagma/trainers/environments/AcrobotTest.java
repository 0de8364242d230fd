package org.syntagma.trainers.environments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.syntagma.api.reinforcement.Step;

class AcrobotTest {
  private final Acrobot acrobot = new Acrobot(AcrobotConfig.defaults());

  private static double angle(float cosine, float sine) {
    return Math.atan2(sine, cosine);
  }

  /** Kinetic and potential energy of both links, from the positions of their centres of mass. */
  private static double energy(float[] seen) {
    double first = angle(seen[0], seen[1]);
    double both = first + angle(seen[2], seen[3]);
    double turning = seen[4] + seen[5];
    double x = Math.cos(first) * seen[4] + 0.5 * Math.cos(both) * turning;
    double y = Math.sin(first) * seen[4] + 0.5 * Math.sin(both) * turning;
    double kinetic =
        0.5 * 0.25 * seen[4] * seen[4]
            + 0.5 * seen[4] * seen[4]
            + 0.5 * (x * x + y * y)
            + 0.5 * turning * turning;
    return kinetic - 9.8 * (0.5 * Math.cos(first) + Math.cos(first) + 0.5 * Math.cos(both));
  }

  /** Without a torque nothing is gained or lost, which no wrong equation would give. */
  @Test
  void keepsItsEnergyWhereNothingTurnsTheJoint() {
    acrobot.reset(3);
    Step<float[]> step = acrobot.step(2);
    for (int i = 0; i < 20; i++) {
      step = acrobot.step(step.observation()[5] > 0 ? 2 : 0);
    }
    double before = energy(step.observation());
    for (int i = 0; i < 20; i++) {
      step = acrobot.step(1);
    }
    assertTrue(before > -18.6, "it swings, with an energy of " + before);
    assertEquals(before, energy(step.observation()), 0.1);
  }

  /** A torque along the joint's own velocity pumps energy in. */
  @Test
  void isSwungUpWhichEndsItAndCostsNothing() {
    float[] seen = acrobot.reset(4);
    double total = 0;
    int steps = 0;
    boolean ended = false;
    while (!ended) {
      Step<float[]> step = acrobot.step(seen[5] > 0 ? 2 : 0);
      seen = step.observation();
      total += step.reward();
      steps++;
      ended = step.terminated() || step.truncated();
      if (step.terminated()) {
        double first = angle(seen[0], seen[1]);
        assertTrue(-Math.cos(first) - Math.cos(first + angle(seen[2], seen[3])) > 1);
        assertEquals(0, step.reward());
        assertEquals(1 - steps, total);
      }
    }
    assertTrue(steps < 500, "it was not swung up");
  }

  @Test
  void velocitiesHaveBoundsAndDoingNothingIsCutOff() {
    acrobot.reset(1);
    for (int i = 1; i <= 500; i++) {
      Step<float[]> step = acrobot.step(1);
      assertEquals(i == 500, step.truncated());
      assertEquals(-1, step.reward());
    }
  }
}
