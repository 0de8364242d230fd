package org.syntagma.tasks.target;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Update;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Edit;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Term;
import org.syntagma.api.ops.AdamWRule;
import org.syntagma.api.ops.Network;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Task;
import org.syntagma.runtime.model.NetworkModel;

/**
 * Learns a task by AdamW.
 *
 * @param <E> an example
 */
final class Pupil<E> {
  private final Model model;
  private final Task<E, Batch> task;
  private final Update update;
  private final Parameterwise first;
  private final Parameterwise second;
  private long updates;

  Pupil(Model model, Task<E, Batch> task) {
    this.model = model;
    this.task = task;
    this.update = model.backend().update(new AdamWRule(0.9, 0.95, 1e-8));
    this.first = new Parameterwise(model);
    this.second = new Parameterwise(model);
  }

  /** An array of zeros for each parameter. */
  private static final class Parameterwise {
    private final Map<String, NDArray> arrays = new HashMap<>();

    Parameterwise(Model model) {
      NDManager manager = model.backend().manager();
      model
          .parameters()
          .asMap()
          .forEach((path, array) -> arrays.put(path, manager.zeros(array.getShape())));
    }

    NDList of(List<String> paths) {
      return new NDList(paths.stream().map(arrays::get).toList());
    }
  }

  /** A new model with what the task adds. */
  static Model model(Network network, Tokenizer tokenizer, Backend backend, Task<?, ?> task) {
    Model model = NetworkModel.create(network, tokenizer, backend, Randomness.of(1));
    for (Head head : task.heads(model)) {
      model = model.with(new Edit.AddHead(head));
    }
    return model;
  }

  static Gradients gradients(Model model, Task<?, Batch> task, Batch batch, boolean compiled) {
    Term term =
        new Term(
            "target",
            task.outputs(),
            task::loss,
            compiled ? task.objective() : Optional.empty(),
            1.0 / batch.count());
    return model.gradients(batch, List.of(term), Mode.trainingWithoutDropout());
  }

  /** Makes one update and gives the mean loss before it. */
  double learn(List<? extends E> examples, double rate) {
    updates++;
    try (NDManager manager = model.backend().manager().newSubManager()) {
      Batch batch = task.batch(model, examples, manager, Randomness.of(updates));
      Gradients gradients = gradients(model, task, batch, true);
      List<String> paths = List.copyOf(gradients.arrays().keySet());
      NDList found = new NDList(paths.stream().map(gradients.arrays()::get).toList());
      double norm = model.backend().norm(found);
      update.apply(
          new NDList(paths.stream().map(path -> model.parameters().get(path)).toList()),
          found,
          Map.of("first", first.of(paths), "second", second.of(paths)),
          Map.of("rate", rate, "decay", 0.0, "update", (double) updates),
          norm > 1 ? 1 / norm : 1);
      return gradients.losses().get("target") / batch.count();
    }
  }

  /** Learns until the loss is small, and gives the last one. */
  double learn(List<? extends E> examples, double rate, int most) {
    double loss = Double.POSITIVE_INFINITY;
    for (int i = 0; i < most && loss > 0.02; i++) {
      loss = learn(examples, rate);
    }
    return loss;
  }
}
