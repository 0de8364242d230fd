package org.syntagma.api.reinforcement;

import org.apiguardian.api.API;

/** An environment whose observations are numbers, and whose actions are counted from 0. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ControlEnvironment extends Environment<float[], Integer> {
  /** How many numbers an observation has. */
  int observations();

  /** How many actions there are. */
  int actions();

  @Override
  ControlEnvironment another();
}
