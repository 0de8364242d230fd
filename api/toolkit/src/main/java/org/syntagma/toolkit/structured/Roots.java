package org.syntagma.toolkit.structured;

import org.apiguardian.api.API;

/** How many words may hang from the root. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Roots {
  /** Exactly one, as in Universal Dependencies. */
  ONE,
  /** One or more. */
  MANY
}
