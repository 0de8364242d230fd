package org.syntagma.api.training;

import java.util.Map;
import org.apiguardian.api.API;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.model.Models;
import org.syntagma.api.state.Stateful;
import org.syntagma.api.task.Metrics;

/**
 * Runs one stage: takes models, returns models. A trainer that was loaded continues after the
 * update it was saved at.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Description("runs a stage: how tasks are learned")
public interface Trainer extends Stateful {
  /** How many updates the stage makes. */
  long updates();

  /**
   * Changes the models' structure as the stage wants it, before the first update or before state is
   * loaded.
   */
  default Models prepare(Models models) {
    return models;
  }

  /**
   * Whether models may do worse afterwards at what earlier stages taught them, so that the host
   * measures the tasks of those stages before and after this one, and tells the stage's own tasks
   * that it is {@link org.syntagma.api.task.StageKind#FINE_TUNING}.
   */
  default boolean mayForget() {
    return false;
  }

  /** Trains until the end of the stage or until the context says stop. */
  Models train(Models models, StageContext stage);

  /**
   * Evaluates the models as the stage does at its end.
   *
   * @return metrics by the tasks' names; empty where there is nothing to evaluate on
   */
  default Map<String, Metrics> evaluate(Models models) {
    return Map.of();
  }

  /** What {@link #evaluate} reads, by the tasks' names: each corpus at its beginning. */
  default Map<String, Corpus<?>> evaluated() {
    return Map.of();
  }
}
