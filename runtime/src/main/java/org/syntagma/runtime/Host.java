package org.syntagma.runtime;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.data.CacheFolder;
import org.syntagma.api.data.DataException;
import org.syntagma.api.model.Model;
import org.syntagma.api.state.StateException;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.runtime.checkpoint.Checkpoint;
import org.syntagma.runtime.checkpoint.CheckpointException;
import org.syntagma.runtime.run.RunException;
import org.syntagma.runtime.settings.ConfigurationException;
import org.syntagma.runtime.trained.OpenModel;
import org.syntagma.runtime.trained.OpenParser;
import org.syntagma.runtime.trained.OpenScorer;
import org.syntagma.runtime.trained.SavedModels;
import org.syntagma.runtime.trained.SavedParsers;
import org.syntagma.runtime.trained.SavedScorers;
import org.syntagma.runtime.wiring.Planned;
import org.syntagma.runtime.wiring.Wiring;

/**
 * What all runs on this host share.
 *
 * @param wiring plans components of the host's catalog
 * @param cache the user's
 */
record Host(Wiring wiring, CacheFolder cache) implements SavedParsers, SavedModels, SavedScorers {
  /**
   * Loads the parser that a run trained.
   *
   * @param models makes the checkpoint's model again, on whatever backend
   * @throws RunException if no task parses, or several and none is named
   */
  LoadedParser parser(
      Path runOrCheckpoint, Optional<String> task, Function<Checkpoint, BlankModel> models) {
    PipelinePlan plan = saved(runOrCheckpoint);
    try (Checkpoint checkpoint = Saved.checkpoint(runOrCheckpoint)) {
      Planned<TaskEntry> parsing =
          TaskSearch.PARSING.find(plan, checkpoint.position().stageIndex(), task);
      return LoadedParser.of(models.apply(checkpoint), checkpoint, parsing);
    }
  }

  private PipelinePlan saved(Path runOrCheckpoint) {
    return PipelinePlan.of(SavedSettings.redacted(Saved.run(runOrCheckpoint)), wiring);
  }

  /**
   * Loads what answers inputs as a run taught it.
   *
   * @param models makes the checkpoint's model again, on whatever backend
   * @throws RunException if no task answers, or several and none is named
   */
  LoadedAnswers answers(
      Path runOrCheckpoint, Optional<String> task, Function<Checkpoint, BlankModel> models) {
    PipelinePlan plan = saved(runOrCheckpoint);
    try (Checkpoint checkpoint = Saved.checkpoint(runOrCheckpoint)) {
      Planned<TaskEntry> answering =
          TaskSearch.ANSWERING.find(plan, checkpoint.position().stageIndex(), task);
      return LoadedAnswers.of(models.apply(checkpoint), checkpoint, answering);
    }
  }

  @Override
  public OpenModel model(Path runOrCheckpoint, Optional<String> task, Backend backend) {
    return model(
        runOrCheckpoint,
        checkpoint ->
            task.isEmpty()
                ? LoadedModel.of(BlankModel.of(checkpoint, backend, this), checkpoint)
                : model(runOrCheckpoint, checkpoint, task, backend));
  }

  @Override
  public OpenModel model(Path runOrCheckpoint, UnaryOperator<Model> growth, Backend backend) {
    return model(
        runOrCheckpoint,
        checkpoint -> LoadedModel.of(BlankModel.of(checkpoint, backend, this), growth, checkpoint));
  }

  private static OpenModel model(Path runOrCheckpoint, Function<Checkpoint, LoadedModel> load) {
    try (Checkpoint checkpoint = Saved.checkpoint(runOrCheckpoint)) {
      return load.apply(checkpoint);
    } catch (RunException | CheckpointException | StateException | ConfigurationException e) {
      throw new DataException(
          "found no model at %s: %s".formatted(runOrCheckpoint, e.getMessage()), e);
    }
  }

  private LoadedModel model(
      Path runOrCheckpoint, Checkpoint checkpoint, Optional<String> task, Backend backend) {
    Planned<TaskEntry> entry =
        TaskSearch.ANY.find(saved(runOrCheckpoint), checkpoint.position().stageIndex(), task);
    return RestoredTask.of(BlankModel.of(checkpoint, backend, this), checkpoint, entry).model();
  }

  @Override
  public OpenScorer scorer(Path runOrCheckpoint, Optional<String> task, Backend backend) {
    try {
      PipelinePlan plan = saved(runOrCheckpoint);
      try (Checkpoint checkpoint = Saved.checkpoint(runOrCheckpoint)) {
        Planned<TaskEntry> scoring =
            TaskSearch.SCORING.find(plan, checkpoint.position().stageIndex(), task);
        return LoadedScorer.of(BlankModel.of(checkpoint, backend, this), checkpoint, scoring);
      }
    } catch (RunException | CheckpointException | StateException | ConfigurationException e) {
      throw new DataException(
          "found no scorer at %s: %s".formatted(runOrCheckpoint, e.getMessage()), e);
    }
  }

  @Override
  public OpenParser open(Path runOrCheckpoint, Optional<String> task, Backend backend) {
    try {
      return parser(runOrCheckpoint, task, checkpoint -> BlankModel.of(checkpoint, backend, this));
    } catch (RunException | CheckpointException | StateException | ConfigurationException e) {
      throw new DataException(
          "found no parser at %s: %s".formatted(runOrCheckpoint, e.getMessage()), e);
    }
  }
}
