package org.syntagma.api.task;

import java.util.List;
import org.apiguardian.api.API;
import org.syntagma.api.component.Description;

/** Scores texts against references, such as BLEU. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Description("a score of texts")
public interface Metric {
  String name();

  /**
   * One score for the whole corpus.
   *
   * @param references for each candidate, at least one
   */
  double score(List<String> candidates, List<List<String>> references);
}
