package org.syntagma.api.reinforcement;

import org.apiguardian.api.API;
import org.syntagma.api.component.Description;

/**
 * Something to act in. An episode is a pure function of its seed and the actions, so that one that
 * was under way is restored by acting it again. Used by one thread at a time.
 *
 * @param <O> an observation
 * @param <A> an action
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Description("what a policy acts in")
public interface Environment<O, A> {
  /** Another one of the same settings, to be acted in beside this one. */
  Environment<O, A> another();

  /** Begins an episode; gives the first observation. */
  O reset(long seed);

  /**
   * Acts.
   *
   * @throws IllegalStateException before the first {@link #reset} and after the end of an episode
   * @throws IllegalArgumentException if there is no such action
   */
  Step<O> step(A action);
}
