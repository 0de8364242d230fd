package org.syntagma.api.training;

import org.apiguardian.api.API;
import org.syntagma.api.component.Description;

/** A number that changes over a stage, such as the learning rate. A pure function. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Description("a number that changes over a stage, such as the learning rate")
@FunctionalInterface
public interface Schedule {
  /**
   * The value for one update.
   *
   * @param update counted from 1; optimizer updates, not micro-batches
   * @param updates how many the stage makes
   */
  double at(long update, long updates);
}
