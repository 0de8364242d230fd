package org.syntagma.runtime.wiring;

import java.util.Optional;
import org.syntagma.runtime.plugins.Faults;
import org.syntagma.runtime.plugins.Supplied;

/**
 * A component could not be created. The message says where, which and why; the cause is what its
 * constructor threw.
 */
public final class ComponentException extends RuntimeException {
  private final String path;

  ComponentException(String path, Optional<Supplied> supplied, Throwable cause) {
    super(
        (path.isEmpty() ? "the configuration" : path) + ": " + who(supplied) + Faults.advice(cause),
        cause);
    this.path = path;
  }

  /** The place of the component in the configuration. */
  public String path() {
    return path;
  }

  private static String who(Optional<Supplied> supplied) {
    return supplied.map(found -> found.origin() + " cannot be created: ").orElse("");
  }
}
