package org.syntagma.api.data;

import org.apiguardian.api.API;

/**
 * Data that cannot be used. The message says where, what was found, what was expected and what to
 * do.
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public DataException(String message) {
    super(message);
  }

  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
