package org.syntagma.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.syntagma.api.component.DataSize;
import org.syntagma.api.data.CacheFolder;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Grammar;
import org.syntagma.api.task.Metrics;
import org.syntagma.runtime.attack.Attack;
import org.syntagma.runtime.attack.AttackReport;
import org.syntagma.runtime.attack.AttackSettings;
import org.syntagma.runtime.checkpoint.Checkpoint;
import org.syntagma.runtime.checkpoint.Checkpoints;
import org.syntagma.runtime.plugins.Catalog;
import org.syntagma.runtime.plugins.Inventory;
import org.syntagma.runtime.run.RunDirectory;
import org.syntagma.runtime.run.RunException;
import org.syntagma.runtime.settings.Origin;
import org.syntagma.runtime.settings.Problems;
import org.syntagma.runtime.settings.Setting;
import org.syntagma.runtime.settings.Settings;
import org.syntagma.runtime.wiring.Assembler;
import org.syntagma.runtime.wiring.Planned;
import org.syntagma.runtime.wiring.Wiring;

/**
 * The door for applications: plans, runs and resumes pipelines, and loads what they trained.
 *
 * <pre>{@code
 * Settings settings = Settings.builder().file(Path.of("quickstart.yaml")).read();
 * try (RunResult result = Syntagma.create().run(settings, Path.of("runs/first"))) {
 *   System.out.println(result.metrics());
 * }
 * }</pre>
 *
 * <p>What is wrong with the input is thrown as an exception whose message is for people: {@link
 * org.syntagma.runtime.settings.ConfigurationException}, {@link
 * org.syntagma.api.data.DataException}, {@link org.syntagma.runtime.run.RunException}, {@link
 * org.syntagma.runtime.checkpoint.CheckpointException}, {@link
 * org.syntagma.runtime.wiring.ComponentException}, {@link
 * org.syntagma.runtime.plugins.PluginException}.
 */
public final class Syntagma {
  private final Catalog catalog;
  private final Host host;

  private Syntagma(Catalog catalog, CacheFolder cache) {
    this.catalog = catalog;
    this.host = new Host(new Wiring(catalog), cache);
  }

  /** With the plugins on the class path of this thread's class loader, and the user's cache. */
  public static Syntagma create() {
    return create(List.of());
  }

  /**
   * Also with the plugins that are installed in these folders.
   *
   * @param folders each holds one folder for each plugin, such as {@code plugins/lion}
   */
  public static Syntagma create(List<Path> folders) {
    return of(Catalog.of(inventory(folders)), userCache());
  }

  /** What {@link #create(List)} finds, whether it can be used or not. */
  public static Inventory inventory(List<Path> folders) {
    return Inventory.of(Thread.currentThread().getContextClassLoader(), folders);
  }

  public static Syntagma of(Catalog catalog, CacheFolder cache) {
    // Natives come from jars; nothing may be fetched behind the user's back.
    System.setProperty("ai.djl.offline", "true");
    return new Syntagma(catalog, cache);
  }

  /** The folder {@code syntagma} where this user's caches are. */
  public static CacheFolder userCache() {
    String shared = System.getenv("XDG_CACHE_HOME");
    Path parent =
        shared == null || shared.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(shared);
    return new CacheFolder(parent.resolve("syntagma"));
  }

  public Catalog catalog() {
    return catalog;
  }

  /** Checks a whole configuration without creating anything. */
  public PipelinePlan plan(Settings settings) {
    return PipelinePlan.of(settings, host.wiring());
  }

  /**
   * The plan of a run that has begun.
   *
   * @param secrets those of its settings that were not saved, such as {@code backend.api-key=…};
   *     what is not among them is looked up in the environment
   */
  public PipelinePlan planOf(Path directory, List<String> secrets) {
    return plan(SavedSettings.of(directory, secrets, System.getenv()));
  }

  /** Runs a pipeline in a new directory. */
  public RunResult run(Settings settings, Path directory) {
    return run(plan(settings), directory, new StopSignal());
  }

  /** Runs a planned pipeline in a new directory until it ends or is asked to stop. */
  public RunResult run(PipelinePlan plan, Path directory, StopSignal stop) {
    return run(plan, directory, stop, false);
  }

  /**
   * The same, and takes the time of what the stages do; see {@link RunResult#profiles} and {@code
   * profile.txt} in the directory.
   */
  public RunResult profile(PipelinePlan plan, Path directory, StopSignal stop) {
    return run(plan, directory, stop, true);
  }

  private RunResult run(PipelinePlan plan, Path directory, StopSignal stop, boolean profiled) {
    String configuration = Settings.of(plan.effective()).toYaml();
    return execute(
        plan,
        RunDirectory.create(directory, configuration),
        Optional.empty(),
        stop,
        true,
        profiled);
  }

  /**
   * Goes on with a run from its newest whole checkpoint, to the same end as if it had never
   * stopped.
   *
   * @param plan of this run; see {@link #planOf}
   * @param warnings hears of damaged checkpoints that were passed over
   */
  public RunResult resume(
      PipelinePlan plan, Path directory, StopSignal stop, Consumer<String> warnings) {
    RunDirectory run = RunDirectory.reopen(directory);
    Optional<Checkpoint> from;
    try {
      from = newest(run, warnings);
    } catch (RuntimeException e) {
      Closing.after(e, List.of(run));
      throw e;
    }
    return execute(plan, run, from, stop, false, false);
  }

  /**
   * Runs a planned pipeline, or goes on with it where the directory holds this very run already.
   *
   * @param warnings as for {@link #resume}
   * @throws RunException if the directory holds a run of other settings
   */
  public RunResult runOrResume(
      PipelinePlan plan, Path directory, StopSignal stop, Consumer<String> warnings) {
    if (!RunDirectory.holdsRun(directory)) {
      return run(plan, directory, stop);
    }
    SavedSettings.requireThose(plan, directory);
    return resume(plan, directory, stop, warnings);
  }

  private static Optional<Checkpoint> newest(RunDirectory run, Consumer<String> warnings) {
    Checkpoints checkpoints = new Checkpoints(run.checkpoints());
    checkpoints.removeLeftovers();
    Checkpoints.Search search = checkpoints.newestWhole();
    if (search.found().isEmpty() && !search.skipped().isEmpty()) {
      throw new RunException(
          "%s has no whole checkpoint to go on from:%n%s%nRestore one, or begin a new run."
              .formatted(run.path(), String.join("\n", search.skipped())));
    }
    search.skipped().forEach(warnings);
    search
        .found()
        .ifPresentOrElse(
            found -> checkpoints.discardAfter(found.position()), () -> run.metrics().clear());
    return search.found();
  }

  private RunResult execute(
      PipelinePlan plan,
      RunDirectory directory,
      Optional<Checkpoint> from,
      StopSignal stop,
      boolean fresh,
      boolean profiled) {
    PipelineRun run;
    try {
      PipelinePlan pinned = PinnedOrigin.in(plan, directory, from);
      run = new PipelineRun(pinned, directory, from, host, stop, profiled);
    } catch (RuntimeException | Error e) {
      Closing.after(e, from.stream().toList());
      Closing.after(e, List.of(leaving(directory, fresh)));
      throw e;
    }
    try {
      run.open();
    } catch (RuntimeException | Error e) {
      Closing.after(e, List.of(run, leaving(directory, fresh)));
      throw e;
    }
    try {
      return run.execute();
    } catch (RuntimeException | Error e) {
      Closing.after(e, List.of(run, leaving(directory, fresh && !run.hasTrained())));
      throw e;
    }
  }

  /**
   * A run that never began to train leaves nothing behind, so that a corrected command can use its
   * directory.
   */
  private static AutoCloseable leaving(RunDirectory directory, boolean fresh) {
    return fresh ? directory::discard : directory;
  }

  /**
   * Loads the main model of a checkpoint, or of a run's best checkpoint.
   *
   * @param overrides settings of which {@code backend} replaces the saved ones, such as another
   *     device
   */
  public LoadedModel load(Path runOrCheckpoint, Settings overrides) {
    try (Checkpoint checkpoint = Saved.checkpoint(runOrCheckpoint)) {
      return LoadedModel.of(BlankModel.of(checkpoint, backend(overrides), host), checkpoint);
    }
  }

  private static Map<String, Setting> backend(Settings overrides) {
    Problems problems = new Problems();
    overrides.root().fields().keySet().stream()
        .filter(key -> !key.equals("backend"))
        .forEach(
            key ->
                problems.add(key, "is not used: only the backend's settings can be changed here"));
    problems.throwIfAny(overrides.where());
    return overrides.root().get("backend").orElse(null) instanceof Setting.Fields fields
        ? fields.fields()
        : Map.of();
  }

  /**
   * Loads the parser that a run trained.
   *
   * @param runOrCheckpoint a run, of which the best checkpoint is taken, or one of its checkpoints
   * @param task the name of the task that parses; may be empty where there is only one
   * @param overrides as for {@link #load(Path, Settings)}
   * @throws RunException if no task parses, or several and none is named
   */
  public LoadedParser parser(Path runOrCheckpoint, Optional<String> task, Settings overrides) {
    return host.parser(
        runOrCheckpoint, task, checkpoint -> BlankModel.of(checkpoint, backend(overrides), host));
  }

  /**
   * Loads what answers inputs as a task of a run taught it, such as translations.
   *
   * @param runOrCheckpoint a run, of which the best checkpoint is taken, or one of its checkpoints
   * @param task the name of the task; may be empty where only one answers
   * @param overrides as for {@link #load(Path, Settings)}
   * @throws RunException if no task answers, or several and none is named
   */
  public LoadedAnswers answers(Path runOrCheckpoint, Optional<String> task, Settings overrides) {
    return host.answers(
        runOrCheckpoint, task, checkpoint -> BlankModel.of(checkpoint, backend(overrides), host));
  }

  /**
   * A grammar for {@link org.syntagma.api.model.Decoding#withGrammar}, which is not closed.
   *
   * @param settings its {@code type} and settings, at the root
   */
  public Grammar grammar(Settings settings) {
    Problems problems = new Problems();
    Optional<Planned<Grammar>> plan =
        host.wiring().component(Grammar.class, settings.root(), "grammar", Set.of(), problems);
    problems.throwIfAny(settings.where());
    Services services = new Services(host, Optional.empty());
    return new Assembler(services, path -> Services.own(Randomness.of(0), path))
        .create(plan.orElseThrow());
  }

  /** Loads the main model as it was saved. */
  public LoadedModel load(Path runOrCheckpoint) {
    return load(runOrCheckpoint, Settings.of(new Setting.Fields(Map.of(), Origin.Layer.CODE)));
  }

  /**
   * Makes a checkpoint, which belongs to no run, of a model in a folder of Hugging Face's
   * Transformers.
   *
   * @param folder with {@code config.json} and safetensors
   * @param checkpoint where it is written; nothing may be there
   * @param settings {@code backend} and {@code tokenizer}
   * @return how many parameters the model has
   * @see org.syntagma.runtime.huggingface.ImportedModel
   */
  public long importModel(Path folder, Path checkpoint, Settings settings) {
    return Importing.of(settings, host).write(folder, checkpoint, host);
  }

  /**
   * Writes a model as a folder that Hugging Face's Transformers read, with what was adapted merged.
   *
   * @param overrides as for {@link #load(Path, Settings)}
   * @param folder new or empty
   * @param shard the most bytes of tensors in one file; a larger tensor has a file of its own
   * @return what could not be written, one sentence each
   * @see org.syntagma.runtime.huggingface.ExportedModel
   */
  public List<String> exportModel(
      Path runOrCheckpoint, Settings overrides, Path folder, DataSize shard) {
    return Exporting.write(runOrCheckpoint, backend(overrides), folder, shard.bytes(), host);
  }

  /**
   * Evaluates a checkpoint, or a run's best, as its stage would have at its end.
   *
   * @param secrets as for {@link #planOf}
   * @return metrics by the tasks' names; empty where nothing was set aside to evaluate on
   */
  public Map<String, Metrics> evaluate(Path runOrCheckpoint, List<String> secrets) {
    PipelinePlan plan = planOf(Saved.run(runOrCheckpoint), secrets);
    try (Checkpoint checkpoint = Saved.checkpoint(runOrCheckpoint);
        RestoredStage stage = RestoredStage.of(plan, checkpoint, host)) {
      return stage.trainer().evaluate(stage.models());
    }
  }

  /**
   * Evaluates a checkpoint, or a run's best, as the last stage of a configuration would at its end.
   * Models and tokenizer are the checkpoint's, whatever the configuration says. With {@code
   * environment} and {@code evaluator} instead of stages, the main model is scored there.
   *
   * @return metrics by the tasks' names; empty where nothing was set aside to evaluate on
   */
  public Map<String, Metrics> evaluate(Path runOrCheckpoint, Settings settings) {
    try (Checkpoint checkpoint = Saved.checkpoint(runOrCheckpoint)) {
      if (Scoring.isMeant(settings)) {
        return Scoring.run(checkpoint, settings, host);
      }
      return Evaluating.run(checkpoint, plan(Evaluating.with(checkpoint, settings)), host);
    }
  }

  /**
   * Looks how far a checkpoint, or a run's best, falls when the texts that a task is evaluated on
   * are changed, the worst way that is found for each.
   *
   * @param perturber the {@code type} and settings of a perturber, at the root
   * @param secrets as for {@link #planOf}
   * @throws RunException if there is no such task, or nothing that it is evaluated on
   */
  public AttackReport attack(
      Path runOrCheckpoint, Settings perturber, AttackSettings settings, List<String> secrets) {
    return Attacking.byPerturber(
        planOf(Saved.run(runOrCheckpoint), secrets), runOrCheckpoint, perturber, settings, host);
  }

  /** The same by any other attack. */
  public AttackReport attack(
      Path runOrCheckpoint, Attack attack, AttackSettings settings, List<String> secrets) {
    return Attacking.by(
        planOf(Saved.run(runOrCheckpoint), secrets), runOrCheckpoint, attack, settings, host);
  }

  /** Plans a configuration and validates the plan. */
  public Validation validate(Settings settings) {
    return validate(plan(settings));
  }

  /**
   * Builds everything, opens the data and lets each stage make a few updates on models that nobody
   * keeps. What is learned about speed takes a few seconds. Leaves nothing behind but caches.
   *
   * @throws GatheredException if several things are wrong with data or components
   */
  public Validation validate(PipelinePlan plan) {
    try (Scratch scratch = Scratch.create();
        RunDirectory directory = RunDirectory.create(scratch.path(), "");
        Parts parts = new Parts(plan, host, Optional.of(directory.metrics()), Optional.empty())) {
      return new DryRun(plan, parts, host).run();
    }
  }
}
