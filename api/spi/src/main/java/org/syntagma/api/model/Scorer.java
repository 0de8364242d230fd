package org.syntagma.api.model;

import java.util.List;
import org.apiguardian.api.API;
import org.syntagma.api.data.Pair;

/** Says by a number how good answers are. Used by one thread at a time. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface Scorer {
  /**
   * One finite number for each answer, in the same order; the greater the better. Only differences
   * mean something, unless the task that taught it says more. The score of one does not depend on
   * the others but for rounding.
   *
   * @param answers each a prompt, which may be empty, with its answer, which may be empty too
   * @throws org.syntagma.api.data.DataException if one does not fit the model's context
   */
  List<Double> score(List<? extends Pair> answers);
}
