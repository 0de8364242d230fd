package org.syntagma.runtime;

import java.nio.file.Path;
import org.syntagma.api.model.Model;
import org.syntagma.runtime.checkpoint.Checkpoint;

/** A model out of a checkpoint, with the backend that it runs on. Both live until it is closed. */
public final class LoadedModel implements AutoCloseable {
  private final BlankModel made;
  private final Path checkpoint;

  private LoadedModel(BlankModel made, Path checkpoint) {
    this.made = made;
    this.checkpoint = checkpoint;
  }

  /** Restores the model, which it then owns. */
  static LoadedModel of(BlankModel made, Checkpoint checkpoint) {
    BlankModel adapted = made.adaptedAs(checkpoint);
    Restoring.parameters(adapted.model(), checkpoint, made.name());
    return new LoadedModel(adapted, checkpoint.path());
  }

  public Model model() {
    return made.model();
  }

  /** The checkpoint that it came from. */
  public Path checkpoint() {
    return checkpoint;
  }

  @Override
  public void close() {
    made.close();
  }
}
