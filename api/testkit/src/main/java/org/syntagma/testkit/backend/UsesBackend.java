package org.syntagma.testkit.backend;

import org.apiguardian.api.API;
import org.syntagma.api.backend.Backend;

/** What every part of the backend's contract needs to know. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface UsesBackend {
  /**
   * The backend under test, fresh or shared between tests; whoever makes it closes it. Tests leave
   * no arrays behind in its manager.
   */
  Backend backend();

  /** The greatest error of a value v, relative to max(1, |v|). */
  default double valueTolerance() {
    return 1e-5;
  }

  /** The greatest relative error of a gradient in the Euclidean norm. */
  default double gradientTolerance() {
    return 1e-4;
  }
}
