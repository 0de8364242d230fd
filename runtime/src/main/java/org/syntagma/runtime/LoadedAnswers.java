package org.syntagma.runtime;

import java.util.List;
import org.syntagma.api.model.Decoding;
import org.syntagma.api.model.Model;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.PromptingTask;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.runtime.checkpoint.Checkpoint;
import org.syntagma.runtime.wiring.Planned;

/** A model out of a checkpoint that answers inputs as a task taught it, until it is closed. */
public final class LoadedAnswers implements AutoCloseable {
  private final LoadedModel model;
  private final PromptingTask task;

  private LoadedAnswers(LoadedModel model, PromptingTask task) {
    this.model = model;
    this.task = task;
  }

  /**
   * Restores the task and its part of the model, which it then owns.
   *
   * @param entry of a task that answers
   */
  static LoadedAnswers of(BlankModel made, Checkpoint checkpoint, Planned<TaskEntry> entry) {
    RestoredTask restored = RestoredTask.of(made, checkpoint, entry);
    return new LoadedAnswers(restored.model(), (PromptingTask) restored.task());
  }

  /**
   * An answer to each source, of which it is the {@link SampleText#prompt}. The greatest number of
   * new tokens is lowered to what the model's context leaves.
   *
   * @throws org.syntagma.api.data.DataException if a source leaves no room at all
   * @throws IllegalArgumentException if what the task taught is not written
   */
  public List<SampleText> to(List<String> sources, Decoding decoding, Randomness randomness) {
    return SampleText.answers(model(), task, sources, decoding, randomness);
  }

  /** What the answers come from. */
  public Model model() {
    return model.model();
  }

  @Override
  public void close() {
    model.close();
  }
}
