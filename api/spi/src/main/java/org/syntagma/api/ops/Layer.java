package org.syntagma.api.ops;

import org.apiguardian.api.API;

/**
 * A piece of a network: a pure function of values and of the parameters that it asks {@link Ops}
 * for.
 *
 * <p>A layer holds settings, never values; where it stands is told by the path of the {@code Ops}
 * that it gets.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface Layer {
  Value apply(Ops ops, Value... inputs);
}
