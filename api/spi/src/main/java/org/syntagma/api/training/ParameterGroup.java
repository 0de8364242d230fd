package org.syntagma.api.training;

import ai.djl.ndarray.NDList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Parameters that move together.
 *
 * @param paths their names, which key the optimizer's state
 * @param arrays float32, to be changed in place
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ParameterGroup(List<String> paths, NDList arrays) {
  public ParameterGroup {
    paths = List.copyOf(paths);
  }
}
