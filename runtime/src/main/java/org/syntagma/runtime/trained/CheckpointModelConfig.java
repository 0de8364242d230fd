package org.syntagma.runtime.trained;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.syntagma.api.component.Description;

/** The settings of the frozen model {@code checkpoint}. */
public record CheckpointModelConfig(
    @Description("a run, of which the best checkpoint is taken, or one of its checkpoints") @NotNull
        Path path) {
  /** No path: the host asks for it. */
  public static CheckpointModelConfig defaults() {
    return new CheckpointModelConfig(null);
  }
}
