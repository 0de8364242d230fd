package org.syntagma.api.model;

import org.apiguardian.api.API;

/** A change of a model's structure. Parameters that exist before and after keep their bytes. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Edit {
  /** Adds an output, or leaves the model as it is where it already has that head. */
  record AddHead(Head head) implements Edit {}

  /**
   * Adds inputs and their outputs, or leaves the model as it is where it already has that front
   * end.
   */
  record AddFrontEnd(FrontEnd frontEnd) implements Edit {}

  /**
   * Makes parameters constant whose path matches: {@code *} within one name, {@code **} over any
   * names.
   */
  record Freeze(String pattern) implements Edit {}
}
