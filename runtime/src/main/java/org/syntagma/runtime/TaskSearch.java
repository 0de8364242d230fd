package org.syntagma.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.task.MarkingTask;
import org.syntagma.api.task.ParsingTask;
import org.syntagma.api.task.PromptingTask;
import org.syntagma.api.task.ScoringTask;
import org.syntagma.api.task.Task;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.runtime.run.RunException;
import org.syntagma.runtime.wiring.Planned;

/**
 * Finds among the tasks of a pipeline the one that can do something.
 *
 * @param ability the interface of tasks that can
 * @param does what they do, of one task
 * @param doing the same of several
 * @param example a type of such tasks
 */
record TaskSearch(Class<?> ability, String does, String doing, String example) {
  /** For tasks that find trees. */
  static final TaskSearch PARSING =
      new TaskSearch(ParsingTask.class, "parses", "parse", "syntax-tree");

  /** For tasks that answer inputs. */
  static final TaskSearch ANSWERING =
      new TaskSearch(PromptingTask.class, "answers", "answer", "target");

  /** For tasks that say how good answers are. */
  static final TaskSearch SCORING =
      new TaskSearch(ScoringTask.class, "scores answers", "score answers", "preferences");

  /** For tasks whose answers are right or wrong. */
  static final TaskSearch MARKING =
      new TaskSearch(MarkingTask.class, "marks single answers", "mark single answers", "target");

  /** For any task. */
  static final TaskSearch ANY = new TaskSearch(Task.class, "learns", "learn", "language-model");

  /**
   * The task of that name, or else the only one that learns or the only one, of the last stage that
   * has any, of the one at {@code index} and those whose models it got.
   *
   * @throws RunException if there is none, or several and no name; says which there are
   */
  Planned<TaskEntry> find(PipelinePlan plan, int index, Optional<String> name) {
    List<String> known = new ArrayList<>();
    List<StagePlan> stages = plan.lineage().stages(index);
    for (int i = stages.size() - 1; i >= 0; i--) {
      List<Planned<TaskEntry>> able = of(stages.get(i));
      List<Planned<TaskEntry>> meant = meant(able, name);
      if (meant.size() > 1) {
        throw new RunException(
            "several tasks of the stage '%s' %s: name one of %s"
                .formatted(
                    stages.get(i).name(), doing, meant.stream().map(StagePlan::name).toList()));
      }
      if (!meant.isEmpty()) {
        return meant.get(0);
      }
      able.forEach(entry -> known.add(StagePlan.name(entry)));
    }
    throw new RunException(
        known.isEmpty()
            ? "no task of this run %s: train one that does, such as %s".formatted(does, example)
            : "no task called '%s' %s, only %s".formatted(name.orElse(""), does, known));
  }

  /** Those of the last stage that has any. */
  List<Planned<TaskEntry>> last(List<StagePlan> stages) {
    for (int i = stages.size() - 1; i >= 0; i--) {
      List<Planned<TaskEntry>> able = of(stages.get(i));
      if (!able.isEmpty()) {
        return able;
      }
    }
    return List.of();
  }

  private List<Planned<TaskEntry>> of(StagePlan stage) {
    return stage.tasks().stream().filter(this::can).toList();
  }

  private static List<Planned<TaskEntry>> meant(
      List<Planned<TaskEntry>> able, Optional<String> name) {
    if (name.isPresent()) {
      return able.stream().filter(entry -> name.get().equals(StagePlan.name(entry))).toList();
    }
    List<Planned<TaskEntry>> learning = able.stream().filter(TaskSearch::learns).toList();
    return learning.isEmpty() ? able : learning;
  }

  /** Others only measure what one that learns has found. */
  private static boolean learns(Planned<TaskEntry> entry) {
    return ((TaskEntry.Settings) entry.settings()).weight() > 0;
  }

  private boolean can(Planned<TaskEntry> entry) {
    Class<?> task = StagePlan.taskOf(entry).supplied().orElseThrow().component().implementation();
    return ability.isAssignableFrom(task);
  }
}
