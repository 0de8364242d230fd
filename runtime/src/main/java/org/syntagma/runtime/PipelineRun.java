package org.syntagma.runtime;

import static java.util.stream.Collectors.joining;

import ai.djl.Device;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.syntagma.api.model.Decoding;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Models;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.syntax.Parser;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.task.ParsingTask;
import org.syntagma.api.training.Listener;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.api.training.Trainer;
import org.syntagma.runtime.Validation.Memory;
import org.syntagma.runtime.checkpoint.Checkpoint;
import org.syntagma.runtime.checkpoint.Checkpoints;
import org.syntagma.runtime.run.Comparison;
import org.syntagma.runtime.run.Resident;
import org.syntagma.runtime.run.RunDirectory;
import org.syntagma.runtime.wiring.Planned;

/** One execution of a pipeline, from its beginning or from a checkpoint. */
final class PipelineRun implements AutoCloseable {
  /** Looking at batches takes a little time, and later ones are like the first. */
  private static final long OBSERVED = 20;

  private final PipelinePlan plan;
  private final RunDirectory directory;
  private final Optional<Checkpoint> from;
  private final Parts parts;
  private final StageRun run;
  private final long began = System.nanoTime();
  private final List<Trainer> trainers = new ArrayList<>();
  private final List<HostStage> begun = new ArrayList<>();
  private final List<StageProfile> profiles = new ArrayList<>();
  private final List<Comparison> comparisons = new ArrayList<>();
  private final Host host;
  private Optional<Succession> succession = Optional.empty();
  private Optional<Resident> resident = Optional.empty();
  private long estimated;

  PipelineRun(
      PipelinePlan plan,
      RunDirectory directory,
      Optional<Checkpoint> from,
      Host host,
      StopSignal stop,
      boolean profiled) {
    this.plan = plan;
    this.directory = directory;
    this.from = from;
    this.host = host;
    parts = new Parts(plan, host, Optional.of(directory.metrics()), from);
    List<Listener> listeners = new ArrayList<>();
    boolean complete = false;
    try {
      for (Planned<Listener> listener : plan.listeners()) {
        listeners.add(parts.create(listener));
      }
      run =
          new StageRun(
              plan,
              parts,
              new Listeners(listeners),
              directory.path(),
              new Checkpoints(directory.checkpoints()),
              stop,
              profiled);
      complete = true;
    } finally {
      if (!complete) {
        parts.close();
      }
    }
  }

  /**
   * Creates everything and opens all data, so that what is wrong is known before anything is
   * trained.
   */
  void open() {
    Attempts attempts = new Attempts();
    trainers.addAll(parts.open(attempts));
    attempts.throwIfAny();
    from.ifPresent(this::loadTasks);
    Provenance.record(directory, plan, parts);
    resident = Optional.of(Resident.begin());
    succession = Optional.of(new Succession(plan, parts, trainers, host));
  }

  private void loadTasks(Checkpoint checkpoint) {
    StateReader tasks = checkpoint.state().part(StageRun.TASKS);
    plan.upTo(checkpoint.position().stageIndex()).forEach(stage -> parts.loadTasks(stage, tasks));
  }

  /** Runs the stages that are left. Closing the result closes this. */
  RunResult execute() {
    int first = from.map(checkpoint -> checkpoint.position().stageIndex()).orElse(0);
    Succession models = succession.orElseThrow();
    long resumedAt = from.map(checkpoint -> checkpoint.position().update()).orElse(0L);
    run.listeners()
        .tell(listener -> listener.started(plan.settings().name(), directory.path(), resumedAt));
    Map<String, Metrics> metrics = Map.of();
    boolean stopped = false;
    for (int i = first; i < trainers.size() && !stopped; i++) {
      boolean resumed = i == first && from.isPresent();
      Models current = resumed ? models.remade(i) : models.begun(i, Optional.of(run.checkpoints()));
      HostStage stage = new HostStage(run, plan.stages().get(i).name(), trainers.get(i));
      begun.add(stage);
      if (resumed) {
        restore(from.get(), current, trainers.get(i), stage);
      } else if (trainers.get(i).mayForget()) {
        stage.before(measured(i, current));
      }
      train(i, stage);
      metrics = stage.metrics();
      boolean more = i + 1 < trainers.size();
      stopped = stage.stopped() || (more && run.stop().requested());
    }
    Duration time = Duration.ofNanos(System.nanoTime() - began);
    boolean completed = !stopped;
    run.listeners().tell(listener -> listener.finished(completed, time));
    if (!profiles.isEmpty()) {
      directory.profile(profiles.stream().map(StageProfile::toString).collect(joining("\n")));
    }
    return new RunResult(
        this,
        models.models(),
        directory.path(),
        completed,
        metrics,
        comparisons,
        time,
        profiles,
        memory());
  }

  private MemoryUse memory() {
    return new MemoryUse(estimated, onCpu() ? resident.orElseThrow().peak() : OptionalLong.empty());
  }

  private boolean onCpu() {
    return parts.backend().manager().getDevice().equals(Device.cpu());
  }

  /** Whether there is anything to go on with: an update was made, here or before. */
  boolean hasTrained() {
    return from.isPresent() || begun.stream().anyMatch(stage -> stage.update() > 0);
  }

  /** What the last stage with tasks that parse taught, by the tasks' names. */
  Map<String, Parser> parsers(Model model) {
    Map<String, Parser> parsers = new LinkedHashMap<>();
    for (Planned<TaskEntry> entry :
        TaskSearch.PARSING.last(plan.lineage().stages(plan.stages().size() - 1))) {
      parsers.put(StagePlan.name(entry), ((ParsingTask) parts.task(entry)).parser(model));
    }
    return parsers;
  }

  /** How samples are drawn, with the grammar that they are sentences of. */
  Decoding decoding() {
    Decoding decoding = plan.settings().samples().decoding();
    return parts.grammar().map(decoding::withGrammar).orElse(decoding);
  }

  private void train(int index, HostStage stage) {
    Trainer trainer = trainers.get(index);
    Models before = succession.orElseThrow().models();
    long parameters = before.main().parameters().count();
    run.listeners()
        .tell(listener -> listener.stageStarted(stage.name(), trainer.updates(), parameters));
    ObservedModel observed = new ObservedModel(before.main(), OBSERVED);
    long resumedAt = stage.update();
    Models after;
    try {
      Models trained = parts.train(trainer, before.withMain(observed), stage);
      after = trained.main() == observed ? trained.withMain(observed.model()) : trained;
      succession.orElseThrow().become(after);
      stage.finish(after);
    } finally {
      stage.profile().ifPresent(profiles::add);
    }
    boolean accumulates = observed.passes() > stage.update() - resumedAt;
    Memory memory =
        Sighting.memory(
            resident.orElseThrow(),
            observed.sightings(),
            observed.inference(),
            after,
            stage.state(),
            accumulates);
    estimated = Math.max(estimated, memory.peak());
    if (trainer.mayForget() && !stage.stopped()) {
      compare(index, stage, after);
    }
    run.listeners().tell(listener -> listener.stageFinished(stage.name(), stage.update()));
  }

  private void compare(int index, HostStage stage, Models after) {
    Comparison comparison = new Comparison(stage.name(), stage.before(), measured(index, after));
    comparisons.add(comparison);
    run.listeners()
        .tell(
            listener ->
                listener.compared(
                    stage.name(), stage.update(), comparison.before(), comparison.after()));
    directory.comparison(comparison);
  }

  /** The tasks of a stage and of those before it, by stage and name. */
  private Map<String, Metrics> measured(int index, Models models) {
    Map<String, Metrics> all = new LinkedHashMap<>();
    for (int place : plan.lineage().upTo(index)) {
      String stage = plan.stages().get(place).name();
      trainers
          .get(place)
          .evaluate(models)
          .forEach((task, found) -> all.put(stage + "." + task, found));
    }
    return all;
  }

  private void restore(Checkpoint checkpoint, Models current, Trainer trainer, HostStage host) {
    current.byName().forEach((name, model) -> Restoring.parameters(model, checkpoint, name));
    trainer.load(checkpoint.state().part("trainer"));
    host.resume(checkpoint.position().update(), checkpoint.state().part("stage"));
    run.listeners().load(checkpoint.state().part(StageRun.LISTENERS));
  }

  @Override
  public void close() {
    List<AutoCloseable> all = new ArrayList<>();
    succession.ifPresent(all::add);
    all.add(parts);
    from.ifPresent(all::add);
    all.add(directory);
    Closing.all(all);
  }
}
