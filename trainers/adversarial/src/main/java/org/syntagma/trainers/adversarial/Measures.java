package org.syntagma.trainers.adversarial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.model.Edit;
import org.syntagma.api.model.FrontEnd;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Model;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.task.Task;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.api.training.TrainingException;
import org.syntagma.toolkit.state.Snapshot;

/** Tasks that the stage measures, on what their corpora hold out, and never teaches. */
final class Measures {
  private final Map<String, Measure<?>> byName = new LinkedHashMap<>();
  private final SeqGanConfig config;

  /**
   * Looks at the tasks.
   *
   * @throws IllegalArgumentException if two have one name or one holds nothing out; says all
   */
  Measures(List<TaskEntry> entries, SeqGanConfig config) {
    this.config = config;
    List<String> problems = new ArrayList<>();
    for (TaskEntry entry : entries) {
      String given = entry.settings().name();
      String name = given.isEmpty() ? entry.task().name() : given;
      Optional<? extends Measure<?>> measure = measure(entry.task(), entry.corpus());
      if (measure.isEmpty()) {
        problems.add("tasks: the corpus of '" + name + "' holds nothing out to measure it on");
      } else if (byName.put(name, measure.get()) != null) {
        problems.add("tasks: two are called '" + name + "': give each a name of its own");
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  private record Measure<E>(Task<E, ?> task, Corpus<? extends E> corpus, Snapshot begin) {
    Metrics run(Model model, int examples, OptionalLong batches) {
      corpus.load(begin.reader());
      return task.evaluate(model, new Evaluation<>(corpus, examples, batches));
    }
  }

  @SuppressWarnings("unchecked") // The entry has compared the example types.
  private static <E> Optional<Measure<E>> measure(Task<E, ?> task, Corpus<?> corpus) {
    return corpus
        .heldOut()
        .map(heldOut -> new Measure<>(task, (Corpus<? extends E>) heldOut, Snapshot.of(heldOut)));
  }

  /** The model with the front ends and heads that the tasks need. */
  Model grow(Model model) {
    Model grown = model;
    for (Measure<?> measure : byName.values()) {
      for (FrontEnd frontEnd : measure.task().frontEnds(grown)) {
        grown = grown.with(new Edit.AddFrontEnd(frontEnd));
      }
      for (Head head : measure.task().heads(grown)) {
        grown = grown.with(new Edit.AddHead(head));
      }
    }
    return grown;
  }

  /** What each task is measured on, from the beginning. */
  Map<String, Corpus<?>> corpora() {
    Map<String, Corpus<?>> corpora = new LinkedHashMap<>();
    byName.forEach(
        (name, measure) -> {
          measure.corpus().load(measure.begin().reader());
          corpora.put(name, measure.corpus());
        });
    return corpora;
  }

  boolean isEmpty() {
    return byName.isEmpty();
  }

  /** Every task's metrics by name. */
  Map<String, Metrics> of(Model model) {
    Optional<Long> limit = config.evaluate().batches();
    OptionalLong batches = limit.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    Map<String, Metrics> found = new LinkedHashMap<>();
    byName.forEach(
        (name, each) -> found.put(name, each.run(model, config.generator().batch(), batches)));
    return found;
  }

  /**
   * What evaluations are compared by, less being better; NaN where there is nothing.
   *
   * @throws TrainingException if {@code evaluate.least} names what no task found
   */
  double score(Map<String, Metrics> found) {
    Map<String, Double> all = new LinkedHashMap<>();
    found.forEach(
        (task, metrics) ->
            metrics.values().forEach((name, value) -> all.put(task + "." + name, value)));
    if (config.evaluate().least().isPresent()) {
      String name = config.evaluate().least().get();
      if (!all.containsKey(name)) {
        throw new TrainingException(
            "evaluate.least = '%s': no evaluation finds that, only %s"
                .formatted(name, all.keySet()));
      }
      return all.get(name);
    }
    return found.values().stream()
        .map(metrics -> metrics.values().get(Metrics.LOSS))
        .filter(loss -> loss != null)
        .mapToDouble(Double::doubleValue)
        .reduce(Double::sum)
        .orElse(Double.NaN);
  }
}
