package org.syntagma.api.backend;

import ai.djl.ndarray.NDList;
import java.util.Map;
import org.apiguardian.api.API;

/** An update rule made ready to run over many parameters at once. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Update extends AutoCloseable {
  /**
   * Changes parameters and states in place.
   *
   * @param states for each state of the rule, by name, one array per parameter
   * @param gradients may be overwritten where {@code gradientScale} is not 1
   * @param gradientScale multiplied into every gradient before the rule sees it
   */
  void apply(
      NDList parameters,
      NDList gradients,
      Map<String, NDList> states,
      Map<String, Double> scalars,
      double gradientScale);

  @Override
  void close();
}
