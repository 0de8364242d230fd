package org.syntagma.trainers.environments;

import jakarta.inject.Inject;
import org.syntagma.api.component.Description;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.reinforcement.ControlEnvironment;
import org.syntagma.api.reinforcement.Step;

/**
 * A pole on a cart that is pushed left (0) or right (1) (Barto, Sutton and Anderson 1983), with the
 * constants and the Euler steps that are usual since Gym: force 10 N, a cart of 1 kg, a pole of 0.1
 * kg and 1 m, steps of 0.02 s. Each step is worth 1. The pole has fallen beyond 12 degrees, or
 * where the cart is more than 2.4 m away from where it began.
 *
 * <p>An observation is position (m), velocity, angle (rad) and angular velocity; an episode begins
 * with all four uniform in [-0.05, 0.05).
 */
@Description("keep a pole upright on a cart")
final class CartPole implements ControlEnvironment {
  private static final double GRAVITY = 9.8;
  private static final double CART = 1;
  private static final double POLE = 0.1;
  private static final double HALF = 0.5;
  private static final double FORCE = 10;
  private static final double SECONDS = 0.02;
  private static final double FARTHEST = 2.4;
  private static final double STEEPEST = 12 * 2 * Math.PI / 360;

  private final CartPoleConfig config;
  private final double[] state = new double[4];
  private final Clock clock;

  @Inject
  CartPole(CartPoleConfig config) {
    this.config = config;
    this.clock = new Clock(config.maximumSteps());
  }

  @Override
  public int observations() {
    return 4;
  }

  @Override
  public int actions() {
    return 2;
  }

  @Override
  public CartPole another() {
    return new CartPole(config);
  }

  @Override
  public float[] reset(long seed) {
    Randomness draws = Randomness.of(seed);
    for (int i = 0; i < state.length; i++) {
      state[i] = -0.05 + 0.1 * draws.uniform(i);
    }
    clock.begin();
    return observation();
  }

  private float[] observation() {
    return Clock.floats(state);
  }

  @Override
  public Step<float[]> step(Integer action) {
    clock.require(action, actions());
    move(action == 1 ? FORCE : -FORCE);
    boolean fallen = Math.abs(state[0]) > FARTHEST || Math.abs(state[2]) > STEEPEST;
    return clock.tick(observation(), 1, fallen);
  }

  private void move(double force) {
    double sine = Math.sin(state[2]);
    double cosine = Math.cos(state[2]);
    double total = CART + POLE;
    double pushed = (force + POLE * HALF * state[3] * state[3] * sine) / total;
    double turning =
        (GRAVITY * sine - cosine * pushed) / (HALF * (4.0 / 3.0 - POLE * cosine * cosine / total));
    double moving = pushed - POLE * HALF * turning * cosine / total;
    state[0] += SECONDS * state[1];
    state[1] += SECONDS * moving;
    state[2] += SECONDS * state[3];
    state[3] += SECONDS * turning;
  }
}
