package org.syntagma.trainers.reinforcement;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataException;
import org.syntagma.api.model.Edit;
import org.syntagma.api.model.FrontEnd;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Term;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.state.Stateful;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.task.Task;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.toolkit.state.Snapshot;
import org.syntagma.toolkit.training.GradientSum;

/**
 * Tasks that have no rewards and keep their own loss: each adds weight · loss / count of a batch to
 * every step of the policy (PPO-ptx, Ouyang et al. 2022, equation 2). Its state is where the
 * corpora are.
 */
final class Beside implements Stateful {
  private final Map<String, Learned<?>> tasks = new LinkedHashMap<>();

  /**
   * Looks at the tasks.
   *
   * @param examples of each task in a step
   * @throws IllegalArgumentException if two have one name
   */
  Beside(List<TaskEntry> entries, int examples) {
    for (TaskEntry entry : entries) {
      String given = entry.settings().name();
      String name = given.isEmpty() ? entry.task().name() : given;
      if (tasks.put(name, learned(entry.task(), entry, examples, name)) != null) {
        throw new IllegalArgumentException(
            "tasks: two are called '" + name + "': give each a name of its own");
      }
    }
  }

  @SuppressWarnings("unchecked") // The entry has compared the example types.
  private static <E> Learned<E> learned(
      Task<E, ?> task, TaskEntry entry, int examples, String name) {
    Corpus<? extends E> corpus = (Corpus<? extends E>) entry.corpus();
    double weight = entry.settings().weight();
    return new Learned<>(name, task, task.objective(), corpus, weight, examples);
  }

  private record Learned<E>(
      String name,
      Task<E, ?> task,
      Optional<Objective> objective,
      Corpus<? extends E> corpus,
      double weight,
      int examples) {

    List<E> next(Model model) {
      List<E> next = new ArrayList<>();
      boolean rewound = false;
      while (next.size() < examples) {
        Optional<? extends E> example = corpus.next();
        if (example.isPresent()) {
          if (task.length(model, example.get()) > 0) {
            rewound = false;
            next.add(example.get());
          }
        } else if (rewound) {
          throw new DataException(
              "the corpus of the task '"
                  + name
                  + "' has no examples with anything to predict: give it data to learn from");
        } else {
          corpus.rewind();
          rewound = true;
        }
      }
      return next;
    }

    void learn(Model model, GradientSum sum, Randomness randomness, Map<String, Double> losses) {
      try (NDManager manager = model.backend().manager().newSubManager()) {
        losses.put(name, loss(task, model, manager, sum, randomness));
      }
    }

    private <B extends Batch> double loss(
        Task<E, B> of, Model model, NDManager manager, GradientSum sum, Randomness randomness) {
      B batch = of.batch(model, next(model), manager, randomness);
      Term term =
          new Term(
              name,
              of.outputs(),
              (outputs, same) -> of.loss(outputs, batch),
              objective,
              weight / batch.count());
      Gradients gradients =
          model.gradients(batch, List.of(term), Mode.training(randomness.at("dropout")));
      sum.add(gradients.arrays());
      return gradients.losses().get(name) / batch.count();
    }

    Optional<Metrics> evaluate(Model model) {
      return corpus.heldOut().map(heldOut -> evaluate(model, heldOut));
    }

    private Metrics evaluate(Model model, Corpus<? extends E> heldOut) {
      Snapshot begin = Snapshot.of(heldOut);
      try {
        return task.evaluate(model, new Evaluation<>(heldOut, examples, OptionalLong.empty()));
      } finally {
        heldOut.load(begin.reader());
      }
    }
  }

  /** The model with the front ends and heads that the tasks need. */
  Model grow(Model model) {
    Model grown = model;
    for (Learned<?> each : tasks.values()) {
      for (FrontEnd frontEnd : each.task().frontEnds(grown)) {
        grown = grown.with(new Edit.AddFrontEnd(frontEnd));
      }
      for (Head head : each.task().heads(grown)) {
        grown = grown.with(new Edit.AddHead(head));
      }
    }
    return grown;
  }

  /**
   * Adds the gradients of one batch of each task.
   *
   * @param losses gets the tasks' losses for each element
   */
  void learn(Model model, GradientSum sum, Randomness randomness, Map<String, Double> losses) {
    for (Learned<?> each : tasks.values()) {
      if (each.weight() > 0) {
        each.learn(model, sum, randomness.at(each.name()), losses);
      }
    }
  }

  /** Metrics of the tasks whose corpora hold something out. */
  Map<String, Metrics> evaluate(Model model) {
    Map<String, Metrics> found = new LinkedHashMap<>();
    tasks.forEach((name, each) -> each.evaluate(model).ifPresent(it -> found.put(name, it)));
    return found;
  }

  /** What {@link #evaluate} reads. */
  Map<String, Corpus<?>> heldOut() {
    Map<String, Corpus<?>> corpora = new LinkedHashMap<>();
    tasks.forEach((name, each) -> each.corpus().heldOut().ifPresent(it -> corpora.put(name, it)));
    return corpora;
  }

  @Override
  public void save(StateWriter out) {
    tasks.forEach((name, each) -> each.corpus().save(out.part(name)));
  }

  @Override
  public void load(StateReader in) {
    tasks.forEach((name, each) -> each.corpus().load(in.part(name)));
  }
}
