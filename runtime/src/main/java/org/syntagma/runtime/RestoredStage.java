package org.syntagma.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.model.Models;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.api.training.Trainer;
import org.syntagma.runtime.checkpoint.Checkpoint;
import org.syntagma.runtime.wiring.Planned;

/** The stage that wrote a checkpoint, made again with its models and all stages before it. */
final class RestoredStage implements AutoCloseable {
  private final PipelinePlan plan;
  private final int index;
  private final Parts parts;
  private final List<Trainer> trainers = new ArrayList<>();
  private Optional<Succession> succession = Optional.empty();

  private RestoredStage(PipelinePlan plan, Checkpoint checkpoint, Host host) {
    this.plan = plan;
    this.index = checkpoint.position().stageIndex();
    this.parts = new Parts(plan, host, Optional.empty(), Optional.of(checkpoint));
  }

  /**
   * Makes it again.
   *
   * @param plan of the checkpoint's run
   */
  static RestoredStage of(PipelinePlan plan, Checkpoint checkpoint, Host host) {
    RestoredStage stage = new RestoredStage(plan, checkpoint, host);
    try {
      stage.restore(checkpoint, host);
      return stage;
    } catch (RuntimeException | Error e) {
      Closing.after(e, List.of(stage));
      throw e;
    }
  }

  private void restore(Checkpoint checkpoint, Host host) {
    StateReader tasks = checkpoint.state().part(StageRun.TASKS);
    for (StagePlan stage : plan.upTo(index)) {
      trainers.add(parts.trainer(stage));
      parts.loadTasks(stage, tasks);
    }
    Succession models = new Succession(plan, parts, trainers, host);
    succession = Optional.of(models);
    models
        .remade(index)
        .byName()
        .forEach((name, model) -> Restoring.parameters(model, checkpoint, name));
  }

  /** What all of it is made of. */
  Parts parts() {
    return parts;
  }

  Trainer trainer() {
    return trainers.get(index);
  }

  /** The trainer of the stage that an entry is of. */
  Trainer trainerOf(Planned<TaskEntry> entry) {
    for (int i = 0; i < trainers.size(); i++) {
      if (plan.stages().get(i).tasks().contains(entry)) {
        return trainers.get(i);
      }
    }
    throw new IllegalArgumentException(entry + " is in no stage up to " + index);
  }

  Models models() {
    return succession.orElseThrow().models();
  }

  @Override
  public void close() {
    Closing.all(
        succession.isPresent() ? List.of(succession.get(), parts) : List.<AutoCloseable>of(parts));
  }
}
