package org.syntagma.api.ops;

import java.util.List;
import org.apiguardian.api.API;

/** The body of {@link Ops#scan}: what happens at one position. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface Cell {
  /**
   * Computes one position.
   *
   * @param x (batch, 1, …), the sequence at this position
   * @param states what the position before left
   */
  Step apply(Value x, List<Value> states);

  /**
   * What a position gives.
   *
   * @param output (batch, 1, …)
   * @param states for the position after, of the shapes that they had
   */
  record Step(Value output, List<Value> states) {
    public Step {
      states = List.copyOf(states);
    }
  }
}
