package org.syntagma.runtime;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataException;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Term;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Task;

/** A task with its corpus, used outside training. Their entry has checked that they fit. */
@SuppressWarnings("unchecked")
final class TaskUse {
  /** The most examples that are looked at for some with anything to predict. */
  private static final int LOOKED_AT = 1_000_000;

  private final Task<Object, Batch> task;
  private final Corpus<Object> corpus;

  TaskUse(Task<?, ?> task, Corpus<?> corpus) {
    this.task = (Task<Object, Batch>) task;
    this.corpus = (Corpus<Object>) corpus;
  }

  /**
   * A forward and a backward pass over one batch of at most so many examples.
   *
   * @param recompute whether the backward pass computes layers again
   * @throws DataException if the corpus has nothing to learn from
   */
  Sighting tryOut(Model model, String name, long examples, boolean recompute) {
    List<Object> read = new ArrayList<>();
    boolean rewound = false;
    for (int i = 0; i < LOOKED_AT && read.size() < examples; i++) {
      Optional<Object> next = corpus.next();
      if (next.isEmpty() && rewound) {
        break;
      } else if (next.isEmpty()) {
        corpus.rewind();
        rewound = true;
      }
      next.filter(each -> task.length(model, each) > 0).ifPresent(read::add);
    }
    if (read.isEmpty()) {
      throw new DataException(
          "the corpus has no examples with anything to predict: give it data to learn from");
    }
    try (NDManager manager = model.backend().manager().newSubManager()) {
      Batch batch = task.batch(model, read, manager, Randomness.of(0));
      if (batch.count() == 0) {
        throw new DataException("the first examples of the corpus have nothing to learn from");
      }
      List<Term> terms =
          List.of(
              new Term(name, task.outputs(), task::loss, task.objective(), 1.0 / batch.count()));
      Mode training = Mode.training(Randomness.of(0));
      Mode mode = recompute ? training.recomputing() : training;
      Gradients gradients = model.gradients(batch, terms, mode);
      return Sighting.of(model, batch, terms, mode, gradients);
    }
  }
}
