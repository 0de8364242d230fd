package org.syntagma.api.training;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.apiguardian.api.API;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.task.Task;

/**
 * A task in a stage, with the corpus that it learns from.
 *
 * @param task what is learned
 * @param corpus what it is learned from
 * @param settings the entry's name, rate and weight
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TaskEntry(
    @Slot Task<?, ?> task,
    @Slot("corpus") @Description("what it learns from") Corpus<?> corpus,
    Settings settings) {
  public TaskEntry {
    if (!task.exampleType().isAssignableFrom(corpus.exampleType())) {
      throw new IllegalArgumentException(
          "the task reads "
              + task.exampleType().getSimpleName()
              + ", but its corpus yields "
              + corpus.exampleType().getSimpleName());
    }
  }

  /** The part of the entry that is neither the task's nor the corpus's. */
  public record Settings(
      @Description("unique in the stage; the task's type if empty") String name,
      @Description("how often its micro-batches are drawn, relative to the other tasks") @Positive
          double rate,
      @Description("how much its loss counts; with 0 it is only evaluated") @PositiveOrZero
          double weight) {
    public static Settings defaults() {
      return new Settings("", 1, 1);
    }
  }
}
