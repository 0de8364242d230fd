package org.syntagma.runtime.trained;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.Optional;
import org.syntagma.api.component.Description;

/** The settings of the frozen model {@code checkpoint}. */
public record CheckpointModelConfig(
    @Description("a run, of which the best checkpoint is taken, or one of its checkpoints") @NotNull
        Path path,
    @Description(
            "a task of that run, with whose heads the model is loaded, or which scores answers;"
                + " without heads, or by the only task that scores, if none")
        Optional<String> task) {
  /** No path: the host asks for it. */
  public static CheckpointModelConfig defaults() {
    return new CheckpointModelConfig(null, Optional.empty());
  }
}
