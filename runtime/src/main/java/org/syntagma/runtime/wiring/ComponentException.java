package org.syntagma.runtime.wiring;

import java.util.Optional;
import org.syntagma.api.training.ComponentFailure;
import org.syntagma.runtime.plugins.Faults;
import org.syntagma.runtime.plugins.Supplied;

/**
 * A component could not be created, or did what its kind forbids. The message says where, which and
 * why; the cause is what was thrown.
 */
public final class ComponentException extends RuntimeException {
  private final String path;

  ComponentException(String path, Optional<Supplied> supplied, Throwable cause) {
    super(
        (path.isEmpty() ? "the configuration" : path) + ": " + who(supplied) + Faults.advice(cause),
        cause);
    this.path = path;
  }

  ComponentException(String path, Supplied supplied, ComponentFailure failure) {
    super(path + ": " + supplied.origin() + " failed: " + failure.getMessage(), failure);
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
