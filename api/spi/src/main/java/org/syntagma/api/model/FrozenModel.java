package org.syntagma.api.model;

import java.util.function.UnaryOperator;
import org.apiguardian.api.API;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Sourced;

/** A model that others look at and that does not learn. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Description("a model that was trained before and does not learn")
public interface FrozenModel extends Sourced {
  /**
   * The model, on the backend of the run that asks for it. It has a tokenizer of its own, belongs
   * to this component, and must not be closed or edited.
   */
  Model model();

  /**
   * The same model with more that it had while it learned, such as a head, whose parameters are
   * those that were saved. It belongs to this component, too. By default there is none.
   *
   * @param growth adds it by {@link Model#with}
   * @throws DataException if it was not saved with that
   */
  default Model grown(UnaryOperator<Model> growth) {
    throw new DataException(
        "this frozen model has nothing beside its network: choose one that a run has saved, such as {type: checkpoint, path: …}");
  }

  /**
   * How good the model thinks answers are, where a task has taught it that ({@link
   * org.syntagma.api.task.ScoringTask}). It belongs to this component. By default there is none.
   *
   * @throws DataException if no task taught it that, or several did and none is named; says which
   */
  default Scorer scorer() {
    throw new DataException(
        "this frozen model does not say how good answers are: choose one that a task such as preferences has taught, such as {type: checkpoint, path: …}");
  }
}
