package org.syntagma.toolkit.structured;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.apiguardian.api.API;

/** Brings a loss that was computed in Java into NDArray's autograd. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Surrogate {
  private Surrogate() {}

  /**
   * A scalar that is {@code inference.sum()} and whose gradient with respect to {@code scores} is
   * {@code inference.marginals()}: Σ stop-gradient(marginal) · score, and a constant.
   *
   * @param scores float32, the array that was inferred from; −infinity is taken for 0 where the
   *     marginal is 0
   * @return owned by the manager of {@code scores}, as are all arrays in between
   * @throws IllegalArgumentException if there are not as many marginals as scores
   */
  public static NDArray of(NDArray scores, Inference inference) {
    float[] gradient = inference.marginals();
    if (gradient.length != scores.size()) {
      throw new IllegalArgumentException(
          gradient.length + " marginals for scores of shape " + scores.getShape());
    }
    NDManager manager = scores.getManager();
    NDArray weights = manager.create(gradient, scores.getShape());
    NDArray linear = scores.maximum(manager.create(-Float.MAX_VALUE)).mul(weights).sum();
    NDArray constant = manager.create((float) inference.sum()).sub(linear.stopGradient());
    return linear.add(constant);
  }
}
