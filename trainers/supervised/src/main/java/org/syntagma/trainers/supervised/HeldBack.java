package org.syntagma.trainers.supervised;

import java.util.Set;
import org.syntagma.api.task.Penalty;
import org.syntagma.api.task.Weighting;
import org.syntagma.api.training.ComponentFailure;

/**
 * A penalty of a stage.
 *
 * @param tasks the names of the tasks that it holds back
 */
record HeldBack(String name, Penalty penalty, Weighting weighting, Set<String> tasks) {
  /** Whether it is asked in an update, in which its weight is {@code weight}. */
  boolean asked(double weight) {
    return weight > 0 || weighting.learns();
  }

  /**
   * What its plugin must mend.
   *
   * @param place stage and update
   */
  ComponentFailure failure(String place, String what) {
    return new ComponentFailure(penalty, place + "the penalty '" + name + "' " + what);
  }
}
