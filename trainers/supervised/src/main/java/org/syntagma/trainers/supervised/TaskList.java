package org.syntagma.trainers.supervised;

import static java.util.stream.Collectors.toCollection;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.model.Edit;
import org.syntagma.api.model.FrontEnd;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Model;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.training.TaskEntry;

/** The tasks of a stage, at least one of which teaches something. */
final class TaskList {
  private static final String CORPORA = "corpora";
  private static final String WINDOWS = "windows";

  private final List<LearnedTask<?, ?>> tasks;
  private final List<Reading<?>> readings;
  private final List<Validation<?>> validations;

  private TaskList(
      List<LearnedTask<?, ?>> tasks,
      Map<String, Corpus<?>> evaluationCorpora,
      PretrainConfig config) {
    this.tasks = tasks;
    this.readings = tasks.stream().<Reading<?>>map(task -> new Reading<>(task, config)).toList();
    this.validations =
        tasks.stream()
            .<Validation<?>>flatMap(
                task ->
                    task
                        .validation(Optional.ofNullable(evaluationCorpora.get(task.name())))
                        .stream())
            .toList();
  }

  /**
   * Checks that the tasks have different names, the evaluation corpora those of tasks, every
   * evaluation an end, and every corpus that is drawn by its size one.
   *
   * @throws IllegalArgumentException if something does not fit; says all that does not
   */
  static TaskList of(
      List<TaskEntry> entries, Map<String, Corpus<?>> evaluationCorpora, PretrainConfig config) {
    List<String> problems = new ArrayList<>();
    Map<String, LearnedTask<?, ?>> byName = new LinkedHashMap<>();
    for (TaskEntry entry : entries) {
      LearnedTask<?, ?> task = LearnedTask.of(entry, config.rates());
      if (byName.put(task.name(), task) != null) {
        problems.add("tasks: two are called '" + task.name() + "': give each a name of its own");
      }
      if (config.rates().needSizes() && task.weight() > 0 && task.corpus().size().isEmpty()) {
        problems.add(
            "rates: are proportional, but the corpus of the task '"
                + task.name()
                + "' has no size, for it never ends: choose an order that does (for a text, 'order:"
                + " sequential') or rates of the type fixed");
      }
    }
    if (byName.values().stream().noneMatch(task -> task.weight() > 0)) {
      problems.add("tasks: there must be at least one with a weight greater than 0");
    }
    evaluationCorpora.forEach(
        (name, corpus) -> {
          if (!byName.containsKey(name)) {
            problems.add(
                "evaluate.corpora: no task is called '" + name + "', only " + byName.keySet());
          } else if (!byName.get(name).reads(corpus)) {
            problems.add("evaluate.corpora." + name + ": holds no examples that the task reads");
          } else if (config.evaluate().batches().isEmpty() && corpus.size().isEmpty()) {
            problems.add(
                "evaluate.corpora."
                    + name
                    + ": has no end, and neither would its evaluation: choose an order that has one"
                    + " (for a text, 'order: sequential') or set evaluate.batches");
          }
        });
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    return new TaskList(List.copyOf(byName.values()), evaluationCorpora, config);
  }

  Set<String> names() {
    return tasks.stream().map(LearnedTask::name).collect(toCollection(LinkedHashSet::new));
  }

  int size() {
    return tasks.size();
  }

  /**
   * The task at {@code point}, in [0, 1), of a line on which each has a stretch as long as its
   * rate. A task of weight 0 has none.
   */
  Reading<?> draw(double point) {
    List<Reading<?>> taught =
        readings.stream().filter(reading -> reading.task().weight() > 0).toList();
    double rest = point * taught.stream().mapToDouble(reading -> reading.task().rate()).sum();
    for (Reading<?> reading : taught) {
      rest -= reading.task().rate();
      if (rest < 0) {
        return reading;
      }
    }
    return taught.get(taught.size() - 1);
  }

  /**
   * The model with the front ends and heads that the tasks need.
   *
   * @throws IllegalArgumentException if two tasks would share a head that means different things to
   *     them; names both
   */
  Model grow(Model model) {
    Model grown = model;
    SharedHeads shared = new SharedHeads();
    for (LearnedTask<?, ?> task : tasks) {
      for (FrontEnd frontEnd : task.frontEnds(grown)) {
        grown = grown.with(new Edit.AddFrontEnd(frontEnd));
      }
      for (Head head : task.heads(grown)) {
        grown = shared.added(task.name(), head, grown);
      }
    }
    return grown;
  }

  /** What the tasks are evaluated on, of those that have something. */
  List<Validation<?>> validations() {
    return validations;
  }

  /**
   * Saves where the corpora are that are trained on.
   *
   * @param manager parent of the managers of arrays that are saved
   */
  void saveCursors(StateWriter out, NDManager manager) {
    StateWriter corpora = out.part(CORPORA);
    StateWriter windows = out.part(WINDOWS);
    for (Reading<?> reading : readings) {
      String name = reading.task().name();
      reading.save(corpora.part(name), windows.part(name), manager);
    }
  }

  void loadCursors(StateReader in) {
    for (Reading<?> reading : readings) {
      String name = reading.task().name();
      reading.load(in.part(CORPORA).part(name), in.part(WINDOWS).part(name));
    }
  }
}
