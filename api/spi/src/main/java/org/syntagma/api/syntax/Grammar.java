package org.syntagma.api.syntax;

import java.util.List;
import org.apiguardian.api.API;
import org.syntagma.api.component.Description;

/** Knows which sentences are well formed. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Description("which sentences are well formed")
public interface Grammar {
  boolean accepts(List<String> words);

  /** Whether some accepted sentence begins with {@code words}. */
  boolean acceptsPrefix(List<String> words);
}
