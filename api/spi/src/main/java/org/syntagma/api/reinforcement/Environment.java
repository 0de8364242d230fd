package org.syntagma.api.reinforcement;

import org.apiguardian.api.API;
import org.syntagma.api.component.Description;
import org.syntagma.api.state.Stateful;

/**
 * Something to act in.
 *
 * @param <O> an observation
 * @param <A> an action
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Description("what a policy acts in")
public interface Environment<O, A> extends Stateful {
  /** Begins an episode that is a pure function of {@code seed} and the actions. */
  O reset(long seed);

  Step<O> step(A action);
}
