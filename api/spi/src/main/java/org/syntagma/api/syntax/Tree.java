package org.syntagma.api.syntax;

import java.util.List;
import org.apiguardian.api.API;

/** The syntax of one sentence. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface Tree permits Constituency, Dependency {
  /** The sentence's words, in order. */
  List<String> words();
}
