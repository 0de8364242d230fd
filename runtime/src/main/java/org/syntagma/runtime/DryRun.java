package org.syntagma.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Models;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.api.training.Trainer;
import org.syntagma.runtime.Validation.Memory;
import org.syntagma.runtime.Validation.ModelSize;
import org.syntagma.runtime.Validation.StageCheck;
import org.syntagma.runtime.Validation.TaskCheck;
import org.syntagma.runtime.run.Resident;
import org.syntagma.runtime.wiring.Planned;

/**
 * Lets the stages of a pipeline make a few updates each, one after the other, on models that nobody
 * keeps.
 */
final class DryRun {
  private final PipelinePlan plan;
  private final Parts parts;
  private final Host host;
  private final Attempts attempts = new Attempts();
  private Optional<Resident> resident = Optional.empty();

  DryRun(PipelinePlan plan, Parts parts, Host host) {
    this.plan = plan;
    this.parts = parts;
    this.host = host;
  }

  Validation run() {
    List<Trainer> trainers = parts.open(attempts);
    plan.listeners().forEach(each -> attempts.run(each.path(), () -> parts.create(each)));
    attempts.throwIfAny();
    resident = Optional.of(Resident.begin());
    List<StageCheck> checks = new ArrayList<>();
    try (Succession models = new Succession(plan, parts, trainers, host)) {
      for (int i = 0; i < trainers.size(); i++) {
        int stage = i;
        String path = plan.stages().get(i).path();
        Trainer trainer = trainers.get(i);
        attempts
            .get(path, () -> models.begun(stage, Optional.empty()))
            .flatMap(
                prepared ->
                    attempts.get(
                        path, () -> rehearse(plan.stages().get(stage), trainer, prepared, checks)))
            .ifPresent(models::become);
      }
      attempts.throwIfAny();
      return new Validation(parts.backend().description(), parts.tokenizer().size(), checks);
    }
  }

  private Models rehearse(
      StagePlan stage, Trainer trainer, Models prepared, List<StageCheck> checks) {
    Map<String, ModelSize> sizes = sizes(prepared);
    ObservedModel observed = new ObservedModel(prepared.main());
    Rehearsal rehearsal = new Rehearsal(stage.name(), parts.randomness().at(stage.name()));
    Models after = parts.train(trainer, prepared.withMain(observed), rehearsal);
    Models models = after.main() == observed ? after.withMain(observed.model()) : after;
    List<Sighting> sightings = new ArrayList<>(observed.sightings());
    List<TaskCheck> tasks = new ArrayList<>();
    for (Planned<TaskEntry> task : stage.tasks()) {
      attempts.run(
          task.path(),
          () -> {
            String name = StagePlan.name(task);
            Sighting seen =
                observed
                    .largest(name)
                    .orElseGet(() -> tryOut(task, models.main(), sightings, observed.recomputes()));
            sightings.add(seen);
            tasks.add(check(task, name, seen));
          });
    }
    Memory memory =
        Sighting.memory(
            resident.orElseThrow(),
            sightings,
            observed.inference(),
            models,
            StateSize.of(trainer),
            observed.passes() > rehearsal.updates());
    checks.add(
        new StageCheck(stage.name(), trainer.updates(), sizes, tasks, memory, rehearsal.time()));
    return models;
  }

  private static Map<String, ModelSize> sizes(Models models) {
    Map<String, ModelSize> sizes = new LinkedHashMap<>();
    models
        .byName()
        .forEach(
            (name, model) -> {
              long trainable =
                  model.trainable().stream()
                      .mapToLong(path -> model.parameters().get(path).getShape().size())
                      .sum();
              sizes.put(name, new ModelSize(model.parameters().count(), trainable));
            });
    return sizes;
  }

  /** A task that no update happened to draw: on a batch of as many examples as the others had. */
  private Sighting tryOut(
      Planned<TaskEntry> task, Model model, List<Sighting> sightings, boolean recompute) {
    long examples = sightings.stream().mapToLong(Sighting::examples).max().orElse(1);
    return new TaskUse(parts.task(task), parts.corpus(task))
        .tryOut(model, StagePlan.name(task), examples, recompute);
  }

  private TaskCheck check(Planned<TaskEntry> task, String name, Sighting seen) {
    List<Path> data =
        parts.corpus(task).sources().stream().map(source -> Path.of(source.name())).toList();
    double loss = Optional.ofNullable(seen.losses().get(name)).orElse(Double.NaN);
    return new TaskCheck(task.path(), name, seen.shapes(), seen.count(), loss / seen.count(), data);
  }
}
