package org.syntagma.trainers.environments;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.syntagma.api.reinforcement.Step;

class CartPoleTest {
  private final CartPole pole = new CartPole(CartPoleConfig.defaults());

  /** Euler's steps of the equations, written out once more. */
  @Test
  void movesAsItsEquationsSay() {
    float[] before = pole.reset(5);
    double[] state = {before[0], before[1], before[2], before[3]};
    for (int action : new int[] {1, 0, 1, 1}) {
      double force = action == 1 ? 10 : -10;
      double sin = Math.sin(state[2]);
      double cos = Math.cos(state[2]);
      double push = (force + 0.05 * state[3] * state[3] * sin) / 1.1;
      double angular = (9.8 * sin - cos * push) / (0.5 * (4 / 3.0 - 0.1 * cos * cos / 1.1));
      double linear = push - 0.05 * angular * cos / 1.1;
      state =
          new double[] {
            state[0] + 0.02 * state[1],
            state[1] + 0.02 * linear,
            state[2] + 0.02 * state[3],
            state[3] + 0.02 * angular
          };
      Step<float[]> step = pole.step(action);
      assertArrayEquals(Clock.floats(state), step.observation(), 1e-5f);
      assertEquals(1, step.reward());
    }
  }

  @Test
  void fallsWhereItIsPushedToOneSideOnly() {
    pole.reset(1);
    int steps = 1;
    Step<float[]> step = pole.step(1);
    while (!step.terminated()) {
      step = pole.step(1);
      steps++;
    }
    assertTrue(Math.abs(step.observation()[2]) > 12 * Math.PI / 180);
    assertFalse(step.truncated());
    assertTrue(steps >= 8 && steps <= 12, "fallen after " + steps);
    assertThrows(IllegalStateException.class, () -> pole.step(0));
  }

  /** Against the side to which it falls: that holds it for a while. */
  @Test
  void isCutOffAtTheLastStepAndNotBefore() {
    CartPole held = new CartPole(new CartPoleConfig(30));
    float[] seen = held.reset(2);
    for (int i = 1; i <= 30; i++) {
      Step<float[]> step = held.step(seen[2] + 0.2f * seen[3] > 0 ? 1 : 0);
      seen = step.observation();
      assertFalse(step.terminated());
      assertEquals(i == 30, step.truncated(), "step " + i);
    }
  }

  @Test
  void isAFunctionOfItsSeedAndActions() {
    CartPole other = pole.another();
    assertArrayEquals(pole.reset(9), other.reset(9));
    pole.reset(9);
    assertArrayEquals(pole.step(1).observation(), other.step(1).observation());
    assertFalse(java.util.Arrays.equals(pole.reset(9), other.reset(10)));
    assertThrows(IllegalArgumentException.class, () -> pole.step(2));
    assertThrows(IllegalStateException.class, () -> pole.another().step(0));
  }
}
