package org.syntagma.api.syntax;

import java.util.List;
import org.apiguardian.api.API;
import org.syntagma.api.component.Description;

/** Finds the trees of sentences. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Description("sentences to trees")
public interface Parser {
  /** One tree for each sentence. */
  List<Tree> parse(List<List<String>> sentences);
}
