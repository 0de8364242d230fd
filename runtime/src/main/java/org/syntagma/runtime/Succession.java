package org.syntagma.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.syntagma.api.model.Models;
import org.syntagma.api.ops.Network;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.task.Task;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.api.training.Trainer;
import org.syntagma.runtime.checkpoint.Checkpoint;
import org.syntagma.runtime.checkpoint.Checkpoints;
import org.syntagma.runtime.run.RunException;
import org.syntagma.runtime.settings.Setting;
import org.syntagma.runtime.wiring.Planned;
import org.syntagma.toolkit.state.Snapshot;

/** The models of a pipeline as they pass from stage to stage. Owns them. */
final class Succession implements AutoCloseable {
  private final PipelinePlan plan;
  private final Parts parts;
  private final List<Trainer> trainers;
  private final Host host;
  private Models models;

  /**
   * New models.
   *
   * @param trainers of all stages, in order
   */
  Succession(PipelinePlan plan, Parts parts, List<Trainer> trainers, Host host) {
    this.plan = plan;
    this.parts = parts;
    this.trainers = List.copyOf(trainers);
    this.host = host;
    this.models = parts.models();
  }

  Models models() {
    return models;
  }

  /** What a stage made of them. */
  void become(Models trained) {
    models = trained;
  }

  /**
   * Models as a stage wants them, with the structure that earlier stages gave them; their
   * parameters wait for those of a checkpoint.
   */
  Models remade(int stage) {
    plan.lineage().upTo(stage).forEach(this::prepare);
    return models;
  }

  /**
   * Models that a stage begins with.
   *
   * @param checkpoints where those of an earlier stage are that is not the one before; without, new
   *     ones stand for them
   * @throws RunException if they are not there
   */
  Models begun(int stage, Optional<Checkpoints> checkpoints) {
    Lineage lineage = plan.lineage();
    List<Integer> before = lineage.before(stage);
    boolean goesOn = stage == 0 || before.contains(stage - 1);
    if (!goesOn) {
      Closing.all(List.copyOf(models.byName().values()));
      models = parts.models();
      before.forEach(this::prepare);
      checkpoints.ifPresent(
          each -> before.stream().reduce((a, b) -> b).ifPresent(last -> restore(last, each)));
    }
    Optional<Path> origin = lineage.origin(stage);
    if (origin.isEmpty()) {
      parts.teach(plan.stages().get(stage), entry -> inherited(before, entry));
      return prepare(stage);
    }
    try (StartingPoint start = StartingPoint.open(origin.get(), host)) {
      start.restoreNetwork(models.main(), mainNetwork(), parts.backend(), host);
      parts.teach(plan.stages().get(stage), start);
      prepare(stage);
      start.restoreParts(models.main(), goingOn(plan.stages().get(stage), start));
      return models;
    }
  }

  private Setting.Fields mainNetwork() {
    Map<String, Planned<Network>> networks = plan.models();
    return networks.getOrDefault("main", networks.values().iterator().next()).effective();
  }

  /** Where the front ends and heads are whose tasks {@code start} knows. */
  private Set<String> goingOn(StagePlan stage, Inheritance start) {
    Set<String> prefixes = new TreeSet<>();
    for (Planned<TaskEntry> entry : stage.tasks()) {
      if (start.of(entry).isPresent()) {
        Task<?, ?> task = parts.task(entry);
        task.frontEnds(models.main()).forEach(each -> prefixes.add("inputs." + each.name() + "."));
        task.heads(models.main()).forEach(each -> prefixes.add("heads." + each.name() + "."));
      }
    }
    return prefixes;
  }

  private Models prepare(int stage) {
    models = parts.prepared(plan.stages().get(stage), trainers.get(stage), models);
    return models;
  }

  private void restore(int stage, Checkpoints checkpoints) {
    String name = plan.stages().get(stage).name();
    Checkpoints.Search search = checkpoints.newest(name);
    Supplier<RunException> damaged =
        () ->
            new RunException(
                "the end of the stage '%s' has no whole checkpoint to begin with: %s"
                    .formatted(name, search.skipped()));
    try (Checkpoint checkpoint = search.found().orElseThrow(damaged)) {
      if (!search.skipped().isEmpty()) {
        throw damaged.get();
      }
      models.byName().forEach((key, model) -> Restoring.parameters(model, checkpoint, key));
    }
  }

  private Optional<StateReader> inherited(List<Integer> before, Planned<TaskEntry> entry) {
    return before.stream()
        .flatMap(stage -> plan.stages().get(stage).tasks().stream())
        .filter(earlier -> Inheritance.same(earlier, entry))
        .reduce((first, second) -> second)
        .map(earlier -> Snapshot.of(parts.task(earlier)).reader());
  }

  @Override
  public void close() {
    Closing.all(List.copyOf(models.byName().values()));
  }
}
