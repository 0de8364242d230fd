package org.syntagma.api.state;

import org.apiguardian.api.API;

/**
 * A component whose future depends on its past, and which can therefore be saved and restored.
 *
 * <p>Contract: a fresh component that loads what another saved continues exactly as the other would
 * have.
 */
@API(status = API.Status.STABLE, since = "0.1")
public interface Stateful {
  /** Writes all that {@link #load} needs. */
  void save(StateWriter out);

  /**
   * Takes over the state that {@link #save} wrote.
   *
   * @throws StateException if something is missing or of another type; says what and where
   */
  void load(StateReader in);
}
