package org.syntagma.trainers.supervised;

import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.LossFunction;
import org.syntagma.api.model.Term;
import org.syntagma.api.task.Charge;

/**
 * What one forward and backward pass reads. Closing it frees the batch and all that was computed
 * from it.
 *
 * @param task what it teaches
 * @param loss the task's loss of this very batch
 */
record MicroBatch(LearnedTask<?, ?> task, Batch batch, LossFunction loss) implements AutoCloseable {
  /** What the task asks. */
  Charge charge(Mode mode) {
    return new Charge(batch, mode, task.task().outputs(), loss, task.objective(), batch.count());
  }

  /** The loss divided by the {@code valid} elements that its task has in the whole update. */
  Term term(long valid) {
    return new Term(
        task.name(), task.task().outputs(), loss, task.objective(), task.weight() / valid);
  }

  @Override
  public void close() {
    batch.manager().close();
  }
}
