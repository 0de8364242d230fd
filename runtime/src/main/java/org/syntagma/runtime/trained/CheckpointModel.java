package org.syntagma.runtime.trained;

import jakarta.inject.Inject;
import java.util.List;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.model.FrozenModel;
import org.syntagma.api.model.Model;

/**
 * The main model that a run has trained, as it was saved, on the backend of the run that asks for
 * it. With a task's name it also has what that task added, such as a head that classifies.
 */
@Description("the main model that a run has trained")
public final class CheckpointModel implements FrozenModel, AutoCloseable {
  private final CheckpointModelConfig config;
  private final OpenModel opened;

  @Inject
  CheckpointModel(CheckpointModelConfig config, SavedModels models, Backend backend) {
    this.config = config;
    this.opened = models.model(config.path(), config.task(), backend);
  }

  @Override
  public Model model() {
    return opened.model();
  }

  /** Named by the path that was given, so that another checkpoint at the same path is noticed. */
  @Override
  public List<DataSource> sources() {
    return opened.sources().stream().map(source -> source.named(config.path().toString())).toList();
  }

  @Override
  public void close() {
    opened.close();
  }
}
