package org.syntagma.toolkit.reinforcement;

import ai.djl.modality.rl.env.RlEnv;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import java.util.Optional;
import java.util.function.LongFunction;
import org.apiguardian.api.API;
import org.syntagma.api.reinforcement.ControlEnvironment;
import org.syntagma.api.reinforcement.Step;

/**
 * DJL's environments as one of control. An action is a place in the action space, which must have
 * the same size in all states; an observation has the numbers of all its arrays, one after the
 * other. An episode that is done has terminated, for DJL's do not tell that from being cut off.
 *
 * <p>DJL's know no seeds, so each episode has an environment of its own, which is made from the
 * seed.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RlEnvironment implements ControlEnvironment, AutoCloseable {
  private final LongFunction<? extends RlEnv> environments;
  private final int observations;
  private final int actions;
  private Optional<RlEnv> acted = Optional.empty();
  private boolean running;

  /**
   * Looks at the environment of the seed 0.
   *
   * @param environments makes the environment of a seed, whose episode is a pure function of the
   *     actions. It is closed after its episode
   */
  public RlEnvironment(LongFunction<? extends RlEnv> environments) {
    this.environments = environments;
    try (RlEnv example = environments.apply(0)) {
      example.reset();
      this.observations = numbers(example.getObservation()).length;
      this.actions = example.getActionSpace().size();
    }
  }

  private RlEnvironment(RlEnvironment like) {
    this.environments = like.environments;
    this.observations = like.observations;
    this.actions = like.actions;
  }

  @Override
  public int observations() {
    return observations;
  }

  @Override
  public int actions() {
    return actions;
  }

  @Override
  public RlEnvironment another() {
    return new RlEnvironment(this);
  }

  @Override
  public float[] reset(long seed) {
    close();
    RlEnv fresh = environments.apply(seed);
    acted = Optional.of(fresh);
    fresh.reset();
    running = true;
    return numbers(fresh.getObservation());
  }

  /**
   * Acts.
   *
   * @throws IllegalStateException before the first {@link #reset}, after the end of an episode, and
   *     if the state has another number of actions
   * @throws IllegalArgumentException if there is no such action
   */
  @Override
  public Step<float[]> step(Integer action) {
    if (!running) {
      throw new IllegalStateException("no episode is under way: reset first");
    }
    if (action < 0 || action >= actions) {
      throw new IllegalArgumentException(
          "action = " + action + ": must be from 0 to " + (actions - 1));
    }
    RlEnv environment = acted.orElseThrow();
    int now = environment.getActionSpace().size();
    if (now != actions) {
      throw new IllegalStateException(
          "a state has %d actions, but the first one had %d: must be as many in all states"
              .formatted(now, actions));
    }
    try (RlEnv.Step step = environment.step(environment.getActionSpace().get(action), false)) {
      running = !step.isDone();
      float reward = step.getReward().toType(DataType.FLOAT32, false).getFloat();
      return new Step<>(numbers(step.getPostObservation()), reward, step.isDone(), false);
    }
  }

  private static float[] numbers(NDList arrays) {
    int size = (int) arrays.stream().mapToLong(NDArray::size).sum();
    float[] all = new float[size];
    int at = 0;
    for (NDArray array : arrays) {
      float[] some = array.toType(DataType.FLOAT32, false).toFloatArray();
      System.arraycopy(some, 0, all, at, some.length);
      at += some.length;
    }
    return all;
  }

  /** Closes the environment of the episode. */
  @Override
  public void close() {
    acted.ifPresent(RlEnv::close);
    acted = Optional.empty();
    running = false;
  }
}
