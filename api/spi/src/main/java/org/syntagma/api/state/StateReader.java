package org.syntagma.api.state;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * Gives back what a {@link StateWriter} took. Every getter throws {@link StateException} for an
 * absent name.
 */
@API(status = API.Status.STABLE, since = "0.1")
public interface StateReader {
  long number(String name);

  double real(String name);

  String text(String name);

  List<String> texts(String name);

  /** The array as a new one that {@code owner} owns. */
  NDArray array(String name, NDManager owner);

  StateReader part(String name);

  /** The names at this level: values, arrays and parts, in the order in which they were written. */
  Set<String> names();
}
