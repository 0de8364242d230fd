package org.syntagma.trainers.environments;

import org.syntagma.api.reinforcement.Step;

/** Counts the steps of an episode, and says when it has ended. */
final class Clock {
  private final int maximum;
  private int steps;
  private boolean running;

  /** A clock by which episodes are cut off after {@code maximum} steps. */
  Clock(int maximum) {
    this.maximum = maximum;
  }

  void begin() {
    steps = 0;
    running = true;
  }

  /** Checks that there may be a step. */
  void require(int action, int actions) {
    if (!running) {
      throw new IllegalStateException("no episode is under way: reset first");
    }
    if (action < 0 || action >= actions) {
      throw new IllegalArgumentException(
          "action = " + action + ": must be from 0 to " + (actions - 1));
    }
  }

  /** What a step led to. */
  Step<float[]> tick(float[] observation, double reward, boolean terminated) {
    steps++;
    boolean truncated = !terminated && steps == maximum;
    running = !terminated && !truncated;
    return new Step<>(observation, reward, terminated, truncated);
  }

  static float[] floats(double... values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
