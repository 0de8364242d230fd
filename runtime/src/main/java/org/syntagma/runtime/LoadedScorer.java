package org.syntagma.runtime;

import java.util.List;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.data.Pair;
import org.syntagma.api.model.Scorer;
import org.syntagma.api.task.ScoringTask;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.runtime.checkpoint.Checkpoint;
import org.syntagma.runtime.trained.OpenScorer;
import org.syntagma.runtime.wiring.Planned;

/** A scorer out of a checkpoint, with the model that it runs, which lives until it is closed. */
final class LoadedScorer implements OpenScorer {
  private final LoadedModel model;
  private final Scorer scorer;
  private final DataSource source;

  private LoadedScorer(LoadedModel model, Scorer scorer, DataSource source) {
    this.model = model;
    this.scorer = scorer;
    this.source = source;
  }

  /**
   * Makes a task's part of the model again, and restores it. Owns the model from then on, and
   * closes it if that fails.
   *
   * @param entry of a task that scores
   */
  static LoadedScorer of(BlankModel made, Checkpoint checkpoint, Planned<TaskEntry> entry) {
    RestoredTask restored = RestoredTask.of(made, checkpoint, entry);
    try {
      Scorer scorer = ((ScoringTask) restored.task()).scorer(restored.model().model());
      return new LoadedScorer(restored.model(), scorer, checkpoint.source());
    } catch (RuntimeException e) {
      Closing.after(e, List.of(restored.model()));
      throw e;
    }
  }

  @Override
  public List<Double> score(List<? extends Pair> answers) {
    return scorer.score(answers);
  }

  @Override
  public List<DataSource> sources() {
    return List.of(source);
  }

  @Override
  public void close() {
    model.close();
  }
}
