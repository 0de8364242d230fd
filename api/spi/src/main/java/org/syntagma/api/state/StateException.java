package org.syntagma.api.state;

import org.apiguardian.api.API;

/** Saved state that does not fit the component that should load it. */
@API(status = API.Status.STABLE, since = "0.1")
public final class StateException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StateException(String message) {
    super(message);
  }
}
