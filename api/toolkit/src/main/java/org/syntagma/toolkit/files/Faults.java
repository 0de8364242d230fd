package org.syntagma.toolkit.files;

import org.apiguardian.api.API;

/** What to do about damaged examples in a file. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Faults {
  /** Refuse the whole corpus and say what is wrong with it. */
  FAIL,
  /** Leave them out, say how many, and keep them in a file with what is wrong with each. */
  SKIP
}
