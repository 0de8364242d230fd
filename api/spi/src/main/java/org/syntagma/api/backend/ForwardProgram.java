package org.syntagma.api.backend;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import org.apiguardian.api.API;

/** Computes a network's outputs. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ForwardProgram extends Program {
  /**
   * The outputs and taps that were asked for, by name; {@code owner} owns them.
   *
   * <p>In a training mode, inside an open {@link Tape}, losses made from the outputs by NDArray
   * operations can be differentiated with respect to the parameters.
   *
   * @throws IllegalArgumentException if an input is absent or does not fit
   */
  Map<String, NDArray> run(
      Parameters parameters, Map<String, NDArray> inputs, Mode mode, NDManager owner);
}
