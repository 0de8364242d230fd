package org.syntagma.runtime.trained;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.data.Sourced;
import org.syntagma.api.model.FrozenModel;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Scorer;

/**
 * The main model that a run has trained, as it was saved, on the backend of the run that asks for
 * it. With a task's name it also has what that task added, such as a head that classifies. It is
 * loaded when somebody asks for the model, for one that has grown, or for the scorer, each of which
 * is one of its own.
 */
@Description("the main model that a run has trained")
public final class CheckpointModel implements FrozenModel, AutoCloseable {
  private final CheckpointModelConfig config;
  private final SavedModels models;
  private final SavedScorers scorers;
  private final Backend backend;
  private Optional<OpenModel> model = Optional.empty();
  private Optional<OpenScorer> scorer = Optional.empty();
  private final List<OpenModel> grown = new ArrayList<>();

  @Inject
  CheckpointModel(
      CheckpointModelConfig config, SavedModels models, SavedScorers scorers, Backend backend) {
    this.config = config;
    this.models = models;
    this.scorers = scorers;
    this.backend = backend;
  }

  @Override
  public synchronized Model model() {
    return opened().model();
  }

  private OpenModel opened() {
    if (model.isEmpty()) {
      model = Optional.of(models.model(config.path(), config.task(), backend));
    }
    return model.get();
  }

  @Override
  public synchronized Model grown(UnaryOperator<Model> growth) {
    OpenModel opened = models.model(config.path(), growth, backend);
    grown.add(opened);
    return opened.model();
  }

  @Override
  public synchronized Scorer scorer() {
    if (scorer.isEmpty()) {
      scorer = Optional.of(scorers.scorer(config.path(), config.task(), backend));
    }
    return scorer.get();
  }

  /** Named by the path that was given, so that another checkpoint at the same path is noticed. */
  @Override
  public synchronized List<DataSource> sources() {
    return source().sources().stream()
        .map(source -> source.named(config.path().toString()))
        .toList();
  }

  /** Whatever has been opened is of the same checkpoint. */
  private Sourced source() {
    if (scorer.isPresent()) {
      return scorer.get();
    }
    return grown.isEmpty() ? opened() : grown.get(0);
  }

  @Override
  public synchronized void close() {
    scorer.ifPresent(OpenScorer::close);
    model.ifPresent(OpenModel::close);
    grown.forEach(OpenModel::close);
  }
}
