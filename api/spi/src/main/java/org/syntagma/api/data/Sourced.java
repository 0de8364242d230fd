package org.syntagma.api.data;

import java.util.List;
import org.apiguardian.api.API;

/** A component that is made from something outside the configuration. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Sourced {
  /**
   * What it was made from, such as files or a checkpoint: the run directory keeps their digests,
   * and a run does not go on with others.
   */
  default List<DataSource> sources() {
    return List.of();
  }
}
