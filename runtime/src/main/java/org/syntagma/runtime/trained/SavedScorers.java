package org.syntagma.runtime.trained;

import java.nio.file.Path;
import java.util.Optional;
import org.syntagma.api.backend.Backend;

/** Opens the scorers that runs have trained; a service of the host for its own components. */
@FunctionalInterface
public interface SavedScorers {
  /**
   * Loads a scorer.
   *
   * @param runOrCheckpoint a run, of which the best checkpoint is taken, or one of its checkpoints
   * @param task the name of the task that scores; may be empty where there is only one
   * @param backend what the scorer runs on; stays the caller's, and open as long as the scorer
   * @throws org.syntagma.api.data.DataException if there is no such checkpoint, it cannot be used,
   *     or no task of it scores, or several and none is named
   */
  OpenScorer scorer(Path runOrCheckpoint, Optional<String> task, Backend backend);
}
