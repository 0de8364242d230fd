package org.syntagma.api.task;

import org.apiguardian.api.API;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Scorer;

/** A task whose models say how good answers are, such as one that learns from preferences. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ScoringTask {
  /**
   * A scorer that runs {@code model}, which has this task's front ends and heads. It lays answers
   * out as they were in training.
   *
   * @param model stays the caller's, and open as long as the scorer is used
   */
  Scorer scorer(Model model);
}
