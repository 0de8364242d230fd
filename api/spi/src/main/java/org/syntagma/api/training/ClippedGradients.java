package org.syntagma.api.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import org.apiguardian.api.API;

/**
 * The gradients of one update, one for each parameter of the group, in its order. Clipping by the
 * global norm is a factor that is either applied by {@link #arrays} or handed to a compiled update
 * together with {@link #unscaled}, which saves a pass over memory.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ClippedGradients {
  private final NDList arrays;
  private final double scale;
  private boolean applied;

  public ClippedGradients(NDList arrays, double scale) {
    this.arrays = arrays;
    this.scale = scale;
  }

  /** The gradients after clipping. */
  public NDList arrays() {
    if (!applied && scale != 1) {
      for (NDArray array : arrays) {
        array.muli(scale);
      }
    }
    applied = true;
    return arrays;
  }

  /** The gradients as they are now, still to be multiplied by {@link #scale}. */
  public NDList unscaled() {
    return arrays;
  }

  /** The factor that {@link #unscaled} gradients still lack. */
  public double scale() {
    return applied ? 1 : scale;
  }
}
