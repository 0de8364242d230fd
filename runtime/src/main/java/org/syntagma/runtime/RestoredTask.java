package org.syntagma.runtime;

import java.util.List;
import org.syntagma.api.model.Edit;
import org.syntagma.api.model.FrontEnd;
import org.syntagma.api.model.Head;
import org.syntagma.api.task.Task;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.runtime.checkpoint.Checkpoint;
import org.syntagma.runtime.wiring.Planned;

/**
 * A task out of a checkpoint, with its part of the model.
 *
 * @param task knows what it has learned
 * @param model to be closed by whoever got this
 */
record RestoredTask(Task<?, ?> task, LoadedModel model) {
  /**
   * Makes the task and its part of the model again, and restores both. Owns the model from then on,
   * and closes it if that fails.
   */
  static RestoredTask of(BlankModel made, Checkpoint checkpoint, Planned<TaskEntry> entry) {
    BlankModel grown = made;
    try {
      Task<?, ?> task = (Task<?, ?>) made.assembler().create(StagePlan.taskOf(entry));
      task.load(checkpoint.state().part(StageRun.TASKS).part(entry.path()));
      for (FrontEnd frontEnd : task.frontEnds(grown.model())) {
        grown = grown.with(new Edit.AddFrontEnd(frontEnd));
      }
      for (Head head : task.heads(grown.model())) {
        grown = grown.with(new Edit.AddHead(head));
      }
      return new RestoredTask(task, LoadedModel.of(grown, checkpoint));
    } catch (RuntimeException e) {
      Closing.after(e, List.of(grown));
      throw e;
    }
  }
}
