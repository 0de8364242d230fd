package org.syntagma.api.backend;

import java.util.List;
import org.apiguardian.api.API;

/**
 * Something that a {@link Backend} has made ready to run. Not safe for use by several threads at
 * once.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Program extends AutoCloseable {
  /** Paths of the parameters that it reads, in the order of its gradients. */
  List<String> parameters();

  @Override
  void close();
}
