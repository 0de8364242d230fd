package org.syntagma.runtime.trained;

import java.nio.file.Path;
import org.syntagma.api.backend.Backend;

/** Opens the models that runs have trained; a service of the host for its own components. */
@FunctionalInterface
public interface SavedModels {
  /**
   * Loads a main model.
   *
   * @param runOrCheckpoint a run, of which the best checkpoint is taken, or one of its checkpoints
   * @param backend what the model runs on; stays the caller's, and open as long as the model
   * @throws org.syntagma.api.data.DataException if there is no such checkpoint or it cannot be used
   */
  OpenModel model(Path runOrCheckpoint, Backend backend);
}
