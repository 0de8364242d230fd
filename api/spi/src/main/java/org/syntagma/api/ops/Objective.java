package org.syntagma.api.ops;

import java.util.Map;
import org.apiguardian.api.API;

/** A loss in {@link Ops}, so that a backend can compile it together with the network. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface Objective {
  /**
   * The sum of the loss over the batch's valid elements, a scalar; dividing by their count is the
   * caller's work.
   *
   * @param outputs the network's and the heads' outputs by name, and the taps that were asked for
   * @param batch the batch's arrays by name
   */
  Value sum(Ops ops, Map<String, Value> outputs, Map<String, Value> batch);
}
