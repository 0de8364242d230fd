package org.syntagma.trainers.reinforcement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.syntagma.api.reinforcement.Fragment;

class AdvantagesTest {
  private static final double[] REWARDS = {1, 0, 2};
  private static final double[] VALUES = {0.5, 1, -1, 4};

  /** δ = 1 + 0.9 − 0.5, 0 − 0.9 − 1, 2 + 0.9 · (4 or 0) + 1; each takes 0.72 of the next. */
  @Test
  void generalizedAdvantagesAreThoseWrittenOut() {
    double last = 2 + 3.6 + 1;
    double middle = -1.9 + 0.72 * last;
    assertArrayEquals(
        new double[] {1.4 + 0.72 * middle, middle, last},
        Advantages.generalized(REWARDS, VALUES, false, 0.9, 0.8),
        1e-12);
    double end = 3;
    double before = -1.9 + 0.72 * end;
    assertArrayEquals(
        new double[] {1.4 + 0.72 * before, before, end},
        Advantages.generalized(REWARDS, VALUES, true, 0.9, 0.8),
        1e-12);
  }

  @Test
  void withLambdaOneTheyAreTheReturnsLessTheValues() {
    double[] advantages = Advantages.generalized(REWARDS, VALUES, true, 1, 1);
    assertArrayEquals(new double[] {3 - 0.5, 2 - 1, 2 + 1}, advantages, 1e-12);
  }

  private static Fragment fragment(double[] behaviour, double[] current, boolean terminated) {
    return Fragment.of(REWARDS)
        .values(VALUES)
        .behaviour(behaviour)
        .current(current)
        .terminated(terminated)
        .build();
  }

  /** On-policy, the targets are the returns that are bootstrapped where the episode was cut off. */
  @Test
  void correctedOnPolicyTargetsAreReturns() {
    double[] logs = {-1, -2, -3};
    Advantages.Corrected cut = Advantages.corrected(fragment(logs, logs, false), REWARDS, 0.9, 1);
    double last = 2 + 0.9 * 4;
    double middle = 0.9 * last;
    assertArrayEquals(new double[] {1 + 0.9 * middle, middle, last}, cut.targets(), 1e-12);
    assertArrayEquals(
        new double[] {1 + 0.9 * middle - 0.5, middle - 1, last + 1}, cut.advantages(), 1e-12);
  }

  /** The sums of equation 1, with weights of 1 (cut off), 0.5 and 0.25. */
  @Test
  void correctedTargetsAreTheSumsOfTheirDefinition() {
    double[] behaviour = {0, 0, 0};
    double[] current = {Math.log(3), Math.log(0.5), Math.log(0.25)};
    Advantages.Corrected found =
        Advantages.corrected(fragment(behaviour, current, true), REWARDS, 0.9, 1);
    double[] weights = {1, 0.5, 0.25};
    double[] next = {1, -1, 0};
    double[] surprise = new double[3];
    for (int t = 0; t < 3; t++) {
      surprise[t] = weights[t] * (REWARDS[t] + 0.9 * next[t] - VALUES[t]);
    }
    double[] targets = new double[3];
    for (int s = 0; s < 3; s++) {
      targets[s] = VALUES[s];
      double trace = 1;
      for (int t = s; t < 3; t++) {
        targets[s] += trace * surprise[t];
        trace *= 0.9 * weights[t];
      }
    }
    assertArrayEquals(targets, found.targets(), 1e-12);
    assertEquals(weights[1] * (0 + 0.9 * targets[2] - 1), found.advantages()[1], 1e-12);
    assertEquals(weights[2] * (2 + 1.0), found.advantages()[2], 1e-12);
  }
}
