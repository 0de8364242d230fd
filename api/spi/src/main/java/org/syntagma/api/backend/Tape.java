package org.syntagma.api.backend;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import org.apiguardian.api.API;

/** While open, NDArray operations on this thread are recorded for differentiation. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Tape extends AutoCloseable {
  /**
   * The gradients of the scalar {@code loss}, one for each leaf (zeros where it does not matter),
   * owned by its manager.
   */
  NDList gradients(NDArray loss);

  @Override
  void close();
}
