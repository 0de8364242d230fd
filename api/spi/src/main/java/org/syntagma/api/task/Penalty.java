package org.syntagma.api.task;

import java.util.Optional;
import org.apiguardian.api.API;
import org.syntagma.api.component.Description;
import org.syntagma.api.model.Model;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.state.Stateful;

/**
 * Holds a model back while it learns a task: adds to what an update minimises. Its state is what it
 * knows from update to update, such as a running baseline; by default there is none.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Description("what is punished besides")
public interface Penalty extends Stateful {
  /**
   * What metrics call it where the configuration gives no name: that of its class in kebab-case,
   * which should be its type.
   */
  default String name() {
    return KebabCase.of(getClass());
  }

  /**
   * Asked once, before the stage's first update.
   *
   * @throws IllegalArgumentException if it can do nothing for this model; says why
   */
  default void check(Model model) {}

  /**
   * What it adds for a task's micro-batch; empty if it has nothing against it.
   *
   * <p>What only reads outputs of the task's batch charges for {@code context.task().batch()}, or
   * that batch with more arrays for the loss, in the mode of the task, and shares its forward and
   * backward pass. What needs others, such as the model's own samples, makes a batch of its own
   * with the manager of that batch.
   */
  Optional<Charge> charge(PenaltyContext context);

  @Override
  default void save(StateWriter out) {}

  @Override
  default void load(StateReader in) {}
}
