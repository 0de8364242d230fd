package org.syntagma.api.syntax;

import java.util.List;
import org.apiguardian.api.API;

/** Knows which sentences are well formed. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Grammar {
  boolean accepts(List<String> words);

  /** Whether some accepted sentence begins with {@code words}. */
  boolean acceptsPrefix(List<String> words);
}
