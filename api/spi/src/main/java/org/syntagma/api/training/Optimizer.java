package org.syntagma.api.training;

import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.syntagma.api.component.Description;
import org.syntagma.api.state.Stateful;

/**
 * Moves parameters along their gradients. State is kept by parameter path, for parameters that had
 * a gradient; it is saved and restored to the bit.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Description("moves parameters along their gradients")
public interface Optimizer extends Stateful, AutoCloseable {
  /** The learning rate. */
  Schedule schedule();

  /** Gradients whose global norm exceeds this are scaled down to it before {@link #step}. */
  default OptionalDouble clipNorm() {
    return OptionalDouble.empty();
  }

  /**
   * Changes the group's arrays in place.
   *
   * @param rate the learning rate of this update
   * @param update counted from 1
   */
  void step(ParameterGroup group, ClippedGradients gradients, double rate, long update);

  /** Gives up its state; called once, by the host. */
  @Override
  default void close() {}
}
