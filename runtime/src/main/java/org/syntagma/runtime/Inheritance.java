package org.syntagma.runtime;

import java.util.Optional;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.runtime.wiring.Planned;

/** What a task that goes on in a later stage learned in an earlier one. */
@FunctionalInterface
interface Inheritance {
  Inheritance NONE = entry -> Optional.empty();

  /** The state of an earlier task of the same name and type, if there was one. */
  Optional<StateReader> of(Planned<TaskEntry> entry);

  /** Whether two entries are one task that goes on. */
  static boolean same(Planned<TaskEntry> one, Planned<TaskEntry> other) {
    return StagePlan.name(one).equals(StagePlan.name(other))
        && StagePlan.taskType(one).equals(StagePlan.taskType(other));
  }
}
