package org.syntagma.api.task;

import java.util.List;
import org.apiguardian.api.API;
import org.syntagma.api.model.Model;

/**
 * A task whose answers to single examples are right or wrong, so that somebody can look for
 * examples that a model gets wrong.
 *
 * @param <E> an example
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface MarkingTask<E> {
  /**
   * How the model answers each example, in the same order; without dropout, deterministic.
   *
   * @param examples at least one; they make one batch
   * @throws IllegalArgumentException if answers cannot be marked as the task is set; says why
   */
  List<Mark> marks(Model model, List<? extends E> examples);
}
