package org.syntagma.api.backend;

import java.time.Duration;
import java.util.List;
import org.apiguardian.api.API;

/** Counts the operations that a thread computes, from when it was made until it is asked. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface OperationProfile {
  /** Ends counting, on the thread on which it began. */
  List<Operation> end();

  /**
   * One kind of operation.
   *
   * @param name the engine's
   * @param calls how often it was computed
   * @param time what all calls took, without the operations that they called in turn
   */
  record Operation(String name, long calls, Duration time) {}
}
