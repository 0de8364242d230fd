package org.syntagma.testkit.state;

import org.apiguardian.api.API;
import org.syntagma.api.state.Stateful;
import org.syntagma.toolkit.state.Snapshot;

/** Takes state and gives it back. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MemoryState extends Snapshot {
  /** Lets {@code to} load what {@code from} saves. */
  public static void copy(Stateful from, Stateful to) {
    to.load(Snapshot.of(from).reader());
  }
}
