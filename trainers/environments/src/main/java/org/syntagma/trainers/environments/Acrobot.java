package org.syntagma.trainers.environments;

import jakarta.inject.Inject;
import org.syntagma.api.component.Description;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.reinforcement.ControlEnvironment;
import org.syntagma.api.reinforcement.Step;

/**
 * Two links that hang from a pivot, of which the joint between them is turned by -1, 0 or 1 Nm
 * (actions 0 to 2), to swing the end above a line one link's length over the pivot (Sutton 1996,
 * with the equations and constants of Sutton and Barto 1998, section 11.3): links of 1 m and 1 kg
 * with their centre of mass in the middle and a moment of inertia of 1, gravity 9.8, steps of 0.2 s
 * by one step of Runge and Kutta. Each step costs 1 until the end is there, which costs nothing.
 *
 * <p>An observation is cosine and sine of the first angle (0 hangs down), of the second (0 goes
 * straight on), and both angular velocities, which are held within 4 π and 9 π. An episode begins
 * with angles and velocities uniform in [-0.1, 0.1).
 */
@Description("swing two hanging links up by the joint between them")
final class Acrobot implements ControlEnvironment {
  private static final double GRAVITY = 9.8;
  private static final double CENTRE = 0.5;
  private static final double SECONDS = 0.2;
  private static final double FASTEST_FIRST = 4 * Math.PI;
  private static final double FASTEST_SECOND = 9 * Math.PI;

  private final AcrobotConfig config;
  private final Clock clock;
  private double[] state = new double[4];

  @Inject
  Acrobot(AcrobotConfig config) {
    this.config = config;
    this.clock = new Clock(config.maximumSteps());
  }

  @Override
  public int observations() {
    return 6;
  }

  @Override
  public int actions() {
    return 3;
  }

  @Override
  public Acrobot another() {
    return new Acrobot(config);
  }

  @Override
  public float[] reset(long seed) {
    Randomness draws = Randomness.of(seed);
    for (int i = 0; i < state.length; i++) {
      state[i] = -0.1 + 0.2 * draws.uniform(i);
    }
    clock.begin();
    return observation();
  }

  private float[] observation() {
    return Clock.floats(
        Math.cos(state[0]),
        Math.sin(state[0]),
        Math.cos(state[1]),
        Math.sin(state[1]),
        state[2],
        state[3]);
  }

  @Override
  public Step<float[]> step(Integer action) {
    clock.require(action, actions());
    double[] moved = moved(state, action - 1);
    state =
        new double[] {
          wrapped(moved[0]),
          wrapped(moved[1]),
          Math.max(-FASTEST_FIRST, Math.min(FASTEST_FIRST, moved[2])),
          Math.max(-FASTEST_SECOND, Math.min(FASTEST_SECOND, moved[3]))
        };
    boolean up = -Math.cos(state[0]) - Math.cos(state[1] + state[0]) > 1;
    return clock.tick(observation(), up ? 0 : -1, up);
  }

  /** The angle in [-π, π). */
  private static double wrapped(double angle) {
    return angle - 2 * Math.PI * Math.floor((angle + Math.PI) / (2 * Math.PI));
  }

  /** The classic fourth-order step. */
  private static double[] moved(double[] at, double torque) {
    double[] first = change(at, torque);
    double[] second = change(along(at, first, SECONDS / 2), torque);
    double[] third = change(along(at, second, SECONDS / 2), torque);
    double[] fourth = change(along(at, third, SECONDS), torque);
    double[] moved = new double[at.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = at[i] + SECONDS / 6 * (first[i] + 2 * second[i] + 2 * third[i] + fourth[i]);
    }
    return moved;
  }

  private static double[] along(double[] at, double[] change, double seconds) {
    double[] there = new double[at.length];
    for (int i = 0; i < there.length; i++) {
      there[i] = at[i] + seconds * change[i];
    }
    return there;
  }

  /** The derivatives of both angles and both angular velocities. */
  private static double[] change(double[] at, double torque) {
    double cosine = Math.cos(at[1]);
    double sine = Math.sin(at[1]);
    double whole = CENTRE * CENTRE + 1 + CENTRE * CENTRE + 2 * CENTRE * cosine + 2;
    double coupled = CENTRE * CENTRE + CENTRE * cosine + 1;
    double weightOfSecond = CENTRE * GRAVITY * Math.cos(at[0] + at[1] - Math.PI / 2);
    double weight =
        -CENTRE * at[3] * at[3] * sine
            - 2 * CENTRE * at[3] * at[2] * sine
            + (CENTRE + 1) * GRAVITY * Math.cos(at[0] - Math.PI / 2)
            + weightOfSecond;
    double second =
        (torque + coupled / whole * weight - CENTRE * at[2] * at[2] * sine - weightOfSecond)
            / (CENTRE * CENTRE + 1 - coupled * coupled / whole);
    double first = -(coupled * second + weight) / whole;
    return new double[] {at[2], at[3], first, second};
  }
}
