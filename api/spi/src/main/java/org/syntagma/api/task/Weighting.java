package org.syntagma.api.task;

import org.apiguardian.api.API;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Shorthand;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.state.Stateful;

/**
 * How much a penalty counts, update by update. Its state is what it learned from what the penalty
 * found; by default there is none.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Description("how much a penalty counts: a number, or what finds one")
@Shorthand(type = "fixed", key = "value")
public interface Weighting extends Stateful {
  /**
   * The weight in one update, 0 or more. Where it is 0 the penalty is not asked, unless {@link
   * #learns}.
   *
   * @param update counted from 1
   * @param updates how many the stage makes
   */
  double at(long update, long updates);

  /** Whether it depends on what the penalty finds, which must then be found in every update. */
  default boolean learns() {
    return false;
  }

  /**
   * Hears what the penalty found in an update, which is over.
   *
   * @param value for one element, without the weight
   */
  default void found(double value) {}

  @Override
  default void save(StateWriter out) {}

  @Override
  default void load(StateReader in) {}
}
