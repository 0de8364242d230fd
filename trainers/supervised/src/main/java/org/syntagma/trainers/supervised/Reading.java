package org.syntagma.trainers.supervised;

import ai.djl.ndarray.NDManager;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.data.DataException;
import org.syntagma.api.model.Model;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.toolkit.state.Snapshot;
import org.syntagma.trainers.supervised.PretrainConfig.BatchConfig;

/**
 * Reads a task's corpus, micro-batch after micro-batch. With several buckets it reads a {@link
 * Window} ahead; what a checkpoint then holds is where the window begins and how many of its
 * batches are gone, and whoever resumes reads the window again.
 */
final class Reading<E> {
  private static final String WINDOW = "window";
  private static final String GONE = "gone";

  /** Stands in for the epoch of a corpus that has no end. */
  private static final long EPOCH = 1_000_000;

  private final LearnedTask<E, ?> task;
  private final BatchConfig size;
  private final Exhaustion exhaustion;
  private final Deque<List<E>> batches = new ArrayDeque<>();
  private Optional<Snapshot> begin = Optional.empty();
  private long window;
  private long gone;
  private boolean ended;

  Reading(LearnedTask<E, ?> task, PretrainConfig config) {
    this.task = task;
    this.size = config.batch();
    this.exhaustion = config.exhaustion();
  }

  LearnedTask<E, ?> task() {
    return task;
  }

  /**
   * The examples of the next micro-batch.
   *
   * @param order from which the order of a window's batches is drawn
   */
  Portion<E> next(Model model, Randomness order) {
    if (batches.isEmpty()) {
      fill(model, order);
    }
    List<E> examples = batches.isEmpty() ? List.of() : batches.remove();
    gone++;
    if (batches.isEmpty()) {
      window++;
      gone = 0;
      begin = Optional.empty();
    }
    return new Portion<>(task, examples, ended && batches.isEmpty());
  }

  private void fill(Model model, Randomness order) {
    if (size.buckets() > 1) {
      begin = Optional.of(Snapshot.of(task.corpus()));
    }
    long budget = (long) size.budget() * size.buckets();
    long taken = 0;
    List<E> examples = new ArrayList<>();
    while (taken < budget && !ended) {
      Optional<? extends E> example = example(model);
      ended = example.isEmpty();
      if (!ended) {
        examples.add(example.get());
        taken += cost(model, example.get());
      }
    }
    deal(examples, taken, model, order.at(task.name()).at(window));
  }

  private void deal(List<E> examples, long taken, Model model, Randomness order) {
    if (size.buckets() == 1) {
      batches.add(examples);
      return;
    }
    if (!examples.isEmpty()) {
      int count = (int) Math.max(1, taken / size.budget());
      batches.addAll(
          Window.dealt(
              examples,
              example -> length(model, example),
              example -> cost(model, example),
              count,
              order));
    }
    for (long i = 0; i < gone; i++) {
      batches.remove();
    }
  }

  private int cost(Model model, E example) {
    return size.examples().isPresent() ? 1 : length(model, example);
  }

  private int length(Model model, E example) {
    return task.task().length(model, example);
  }

  /** The next example that has something to predict, found within a whole epoch. */
  private Optional<? extends E> example(Model model) {
    boolean rewound = false;
    for (long passed = 0; passed < EPOCH || task.corpus().size().isPresent(); passed++) {
      Optional<? extends E> example = task.corpus().next();
      if (example.isPresent() ? length(model, example.get()) > 0 : exhaustion == Exhaustion.STOP) {
        return example;
      }
      if (example.isEmpty()) {
        if (rewound) {
          break;
        }
        task.corpus().rewind();
        rewound = true;
      }
    }
    throw new DataException(
        "the corpus of the task '"
            + task.name()
            + "' has no examples with anything to predict: give it data to learn from");
  }

  /** Saves where the examples begin that nobody has had, or the window that they are in. */
  void save(StateWriter corpus, StateWriter own, NDManager manager) {
    begin.ifPresentOrElse(here -> here.writeTo(corpus, manager), () -> task.corpus().save(corpus));
    own.number(WINDOW, window);
    own.number(GONE, gone);
  }

  void load(StateReader corpus, StateReader own) {
    task.corpus().load(corpus);
    window = own.number(WINDOW);
    gone = own.number(GONE);
  }
}
