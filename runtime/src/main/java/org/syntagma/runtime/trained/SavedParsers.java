package org.syntagma.runtime.trained;

import java.nio.file.Path;
import java.util.Optional;
import org.syntagma.api.backend.Backend;

/** Opens the parsers that runs have trained; a service of the host for its own components. */
@FunctionalInterface
public interface SavedParsers {
  /**
   * Loads a parser.
   *
   * @param runOrCheckpoint a run, of which the best checkpoint is taken, or one of its checkpoints
   * @param task the name of the task that parses; may be empty where there is only one
   * @param backend what the parser runs on; stays the caller's, and open as long as the parser
   * @throws org.syntagma.api.data.DataException if there is no such checkpoint, it cannot be used,
   *     or no task of it parses, or several and none is named
   */
  OpenParser open(Path runOrCheckpoint, Optional<String> task, Backend backend);
}
