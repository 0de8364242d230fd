package org.syntagma.api.backend;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.apiguardian.api.API;

/** Runs a network over a growing sequence without computing anything twice. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface StepwiseProgram extends Program {
  /**
   * Begins a batch of sequences.
   *
   * @param context inputs that stay the same over all steps, such as {@code source}
   * @param starts for each row, how many of the first positions are padding (prompts of different
   *     length end together)
   * @param capacity the greatest number of positions, padding included
   */
  Steps start(Parameters parameters, Map<String, NDArray> context, int[] starts, int capacity);

  /** The state of one batch of growing sequences. */
  interface Steps extends AutoCloseable {
    /**
     * Appends {@code tokens} (batch, new) and computes the output at each new position.
     *
     * @return (batch, new, …), owned by the manager of {@code tokens}
     * @throws IllegalStateException if the capacity is exceeded
     */
    NDArray step(NDArray tokens);

    /**
     * Keeps only these rows, in this order; the others are finished. A row may be kept several
     * times (beam search).
     */
    void keep(int[] rows);

    /** How many positions have been appended. */
    int position();

    @Override
    void close();
  }
}
