package org.syntagma.api.task;

import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;
import org.syntagma.api.component.Description;
import org.syntagma.api.model.Loss;
import org.syntagma.api.ops.Objective;

/** Holds a model back: a loss over what the model did with a task's batch. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Description("what is punished besides")
public interface Penalty {
  /** The outputs and taps that it reads. */
  Set<String> outputs();

  Loss loss(PenaltyContext context);

  /** The same in Ops, where that is possible. */
  default Optional<Objective> objective() {
    return Optional.empty();
  }
}
