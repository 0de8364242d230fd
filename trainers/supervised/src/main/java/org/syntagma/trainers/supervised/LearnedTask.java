package org.syntagma.trainers.supervised;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.model.FrontEnd;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Task;
import org.syntagma.api.training.TaskEntry;

/**
 * A task of a stage together with its corpus, of which {@link TaskEntry} knows that they fit.
 *
 * @param objective the task's, asked for once because programs are kept by it
 * @param rate how often it is drawn, relative to the stage's other tasks
 */
record LearnedTask<E, B extends Batch>(
    String name,
    Task<E, B> task,
    Optional<Objective> objective,
    Corpus<? extends E> corpus,
    double rate,
    double weight) {

  static LearnedTask<?, ?> of(TaskEntry entry, RatesConfig rates) {
    return of(entry.task(), entry, rates);
  }

  private static <E, B extends Batch> LearnedTask<E, B> of(
      Task<E, B> task, TaskEntry entry, RatesConfig rates) {
    TaskEntry.Settings settings = entry.settings();
    String name = settings.name().isEmpty() ? task.name() : settings.name();
    return new LearnedTask<>(
        name,
        task,
        task.objective(),
        LearnedTask.<E>cast(entry.corpus()),
        rates.needSizes() ? rates.of(settings.rate(), entry.corpus().size()) : settings.rate(),
        settings.weight());
  }

  boolean reads(Corpus<?> other) {
    return task.exampleType().isAssignableFrom(other.exampleType());
  }

  @SuppressWarnings("unchecked") // Only after the example types have been compared.
  private static <E> Corpus<? extends E> cast(Corpus<?> corpus) {
    return (Corpus<? extends E>) corpus;
  }

  List<FrontEnd> frontEnds(Model model) {
    return naming(() -> task.frontEnds(model));
  }

  List<Head> heads(Model model) {
    return naming(() -> task.heads(model));
  }

  private <T> T naming(Supplier<T> answer) {
    try {
      return answer.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the task '" + name + "': " + e.getMessage(), e);
    }
  }

  /**
   * The task with {@code other}, which it {@link #reads}, or else with what its own corpus set
   * aside.
   */
  Optional<Validation<E>> validation(Optional<Corpus<?>> other) {
    Optional<? extends Corpus<?>> heldOut = other.isPresent() ? other : corpus.heldOut();
    return heldOut.map(given -> new Validation<>(this, LearnedTask.<E>cast(given)));
  }

  /** Takes {@code manager} over, also where it throws. */
  MicroBatch batch(Model model, List<E> examples, NDManager manager, Randomness randomness) {
    try {
      B batch = task.batch(model, examples, manager, randomness);
      return new MicroBatch(this, batch, (outputs, same) -> task.loss(outputs, batch));
    } catch (RuntimeException e) {
      manager.close();
      throw e;
    }
  }
}
