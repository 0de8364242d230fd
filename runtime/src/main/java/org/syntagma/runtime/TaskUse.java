package org.syntagma.runtime;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataException;
import org.syntagma.api.model.Edit;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Term;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Task;
import org.syntagma.api.training.TaskEntry;

/** A task with its corpus, used outside training. The entry has checked that they fit. */
@SuppressWarnings("unchecked")
final class TaskUse {
  private final Task<Object, Batch> task;
  private final Corpus<Object> corpus;

  TaskUse(TaskEntry entry) {
    task = (Task<Object, Batch>) entry.task();
    corpus = (Corpus<Object>) entry.corpus();
  }

  Model addHeads(Model model) {
    Model headed = model;
    for (Head head : task.heads(model)) {
      headed = headed.with(new Edit.AddHead(head));
    }
    return headed;
  }

  /**
   * The loss of one small batch per valid element, after a forward and a backward pass.
   *
   * @throws DataException if the corpus is empty
   */
  double tryOut(Model model, int examples) {
    List<Object> read = new ArrayList<>();
    while (read.size() < examples) {
      Optional<Object> next = corpus.next();
      if (next.isEmpty()) {
        break;
      }
      read.add(next.get());
    }
    if (read.isEmpty()) {
      throw new DataException("the corpus has no examples");
    }
    try (NDManager manager = model.backend().manager().newSubManager()) {
      Batch batch = task.batch(model, read, manager, Randomness.of(0));
      if (batch.count() == 0) {
        throw new DataException("the first examples of the corpus have nothing to learn from");
      }
      Term term =
          new Term("loss", task.outputs(), task::loss, task.objective(), 1.0 / batch.count());
      Gradients gradients = model.gradients(batch, List.of(term), Mode.training(Randomness.of(0)));
      return gradients.losses().get("loss") / batch.count();
    }
  }
}
