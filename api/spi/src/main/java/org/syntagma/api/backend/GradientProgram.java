package org.syntagma.api.backend;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import org.apiguardian.api.API;

/** Computes objectives and the gradients of their weighted sum in one go. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface GradientProgram extends Program {
  /**
   * Runs forward and backward.
   *
   * @param scales the factor of each objective in the sum that is differentiated, by the
   *     objective's name
   * @return losses (unscaled sums) and one float32 gradient for each of {@link #parameters}, owned
   *     by {@code owner}
   */
  Result run(
      Parameters parameters,
      Map<String, NDArray> inputs,
      Map<String, Double> scales,
      Mode mode,
      NDManager owner);

  /**
   * What one run gives.
   *
   * @param losses each objective's unscaled sum, by name
   * @param gradients by parameter path, each with memory of its own; a parameter on which no
   *     objective depends may be absent
   */
  record Result(Map<String, Double> losses, Map<String, NDArray> gradients) {}
}
