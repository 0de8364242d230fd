package org.syntagma.runtime.trained;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.model.Model;

/** Opens the models that runs have trained; a service of the host for its own components. */
public interface SavedModels {
  /**
   * Loads a main model.
   *
   * @param runOrCheckpoint a run, of which the best checkpoint is taken, or one of its checkpoints
   * @param task the name of a task, whose front ends and heads the model has; none if empty
   * @param backend what the model runs on; stays the caller's, and open as long as the model
   * @throws org.syntagma.api.data.DataException if there is no such checkpoint or task, or they
   *     cannot be used
   */
  OpenModel model(Path runOrCheckpoint, Optional<String> task, Backend backend);

  /** The same without a task, but grown as it was when it was saved. */
  OpenModel model(Path runOrCheckpoint, UnaryOperator<Model> growth, Backend backend);
}
