package org.syntagma.runtime.trained;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.Optional;
import org.syntagma.api.component.Description;

/** The settings of the parser {@code checkpoint}. */
public record CheckpointParserConfig(
    @Description("a run, of which the best checkpoint is taken, or one of its checkpoints") @NotNull
        Path path,
    @Description("the task that parses; the only one that does if none") Optional<String> task) {
  /** No path: the host asks for it. */
  public static CheckpointParserConfig defaults() {
    return new CheckpointParserConfig(null, Optional.empty());
  }
}
