package org.syntagma.api.training;

import org.apiguardian.api.API;

/**
 * Training that cannot go on. The message says at which update, what was found, and what to do.
 * Nothing has moved in the update that failed.
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class TrainingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public TrainingException(String message) {
    super(message);
  }
}
