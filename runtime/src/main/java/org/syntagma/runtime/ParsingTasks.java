package org.syntagma.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.syntax.ParsingTask;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.runtime.run.RunException;
import org.syntagma.runtime.wiring.Planned;

/** Finds among the tasks of a pipeline the one that parses. */
final class ParsingTasks {
  private ParsingTasks() {}

  /**
   * The task of that name, or else the only one that learns or the only one, of the last stage up
   * to {@code index} that has any.
   *
   * @throws RunException if there is none, or several and no name; says which there are
   */
  static Planned<TaskEntry> find(PipelinePlan plan, int index, Optional<String> name) {
    List<String> known = new ArrayList<>();
    for (int i = index; i >= 0; i--) {
      List<Planned<TaskEntry>> parsing = of(plan.stages().get(i));
      List<Planned<TaskEntry>> meant = meant(parsing, name);
      if (meant.size() > 1) {
        throw new RunException(
            "several tasks of the stage '%s' parse: name one of %s"
                .formatted(
                    plan.stages().get(i).name(), meant.stream().map(StagePlan::name).toList()));
      }
      if (!meant.isEmpty()) {
        return meant.get(0);
      }
      parsing.forEach(entry -> known.add(StagePlan.name(entry)));
    }
    throw new RunException(
        known.isEmpty()
            ? "no task of this run parses: train one that does, such as syntax-tree"
            : "no task called '%s' parses, only %s".formatted(name.orElse(""), known));
  }

  /** Those of the last stage that has any. */
  static List<Planned<TaskEntry>> last(List<StagePlan> stages) {
    for (int i = stages.size() - 1; i >= 0; i--) {
      List<Planned<TaskEntry>> parsing = of(stages.get(i));
      if (!parsing.isEmpty()) {
        return parsing;
      }
    }
    return List.of();
  }

  private static List<Planned<TaskEntry>> of(StagePlan stage) {
    return stage.tasks().stream().filter(ParsingTasks::parses).toList();
  }

  private static List<Planned<TaskEntry>> meant(
      List<Planned<TaskEntry>> parsing, Optional<String> name) {
    if (name.isPresent()) {
      return parsing.stream().filter(entry -> name.get().equals(StagePlan.name(entry))).toList();
    }
    List<Planned<TaskEntry>> learning = parsing.stream().filter(ParsingTasks::learns).toList();
    return learning.isEmpty() ? parsing : learning;
  }

  /** Others only measure what one that learns has found. */
  private static boolean learns(Planned<TaskEntry> entry) {
    return ((TaskEntry.Settings) entry.settings()).weight() > 0;
  }

  private static boolean parses(Planned<TaskEntry> entry) {
    Class<?> task = StagePlan.taskOf(entry).supplied().orElseThrow().component().implementation();
    return ParsingTask.class.isAssignableFrom(task);
  }
}
