package org.syntagma.api.state;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.apiguardian.api.API;

/** Takes a component's state under names of its own choice; a name is used once. */
@API(status = API.Status.STABLE, since = "0.1")
public interface StateWriter {
  void number(String name, long value);

  /** Kept to the bit, infinities and NaN included. */
  void real(String name, double value);

  void text(String name, String value);

  void texts(String name, List<String> values);

  /** Copies {@code array} (float32, int32, int64 or uint8) to the bit before it returns. */
  void array(String name, NDArray array);

  /** A writer for the state of a part; its names do not collide with this one's. */
  StateWriter part(String name);
}
