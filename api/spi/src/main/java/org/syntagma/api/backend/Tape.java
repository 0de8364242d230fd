package org.syntagma.api.backend;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import org.apiguardian.api.API;

/**
 * While open, NDArray operations on this thread are recorded for differentiation.
 *
 * <p>Every array that such an operation reads must stay open until {@link #gradients} has returned.
 * That goes for numbers too, and DJL closes those that it makes: {@code x.mul(manager.create(2f))}
 * is safe, while the gradients of {@code x.mul(2)} can turn into garbage when Java collects the
 * buffer that the number lay in.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Tape extends AutoCloseable {
  /**
   * The gradients of the scalar {@code loss}, one for each leaf (zeros where it does not matter),
   * each with memory of its own, owned by its manager.
   */
  NDList gradients(NDArray loss);

  @Override
  void close();
}
