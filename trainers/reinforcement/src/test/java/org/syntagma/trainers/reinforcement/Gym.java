package org.syntagma.trainers.reinforcement;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Models;
import org.syntagma.api.ops.Network;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.reinforcement.Environment;
import org.syntagma.api.reinforcement.PolicyOptimizer;
import org.syntagma.api.reinforcement.Reward;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.training.Note;
import org.syntagma.api.training.Optimizer;
import org.syntagma.api.training.Progress;
import org.syntagma.api.training.Schedule;
import org.syntagma.api.training.StageContext;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.runtime.model.NetworkModel;
import org.syntagma.testkit.Backends;
import org.syntagma.trainers.reinforcement.ReinforceConfig.DelayConfig;
import org.syntagma.trainers.reinforcement.ReinforceConfig.EvaluateConfig;
import org.syntagma.trainers.reinforcement.ReinforceConfig.ReplayConfig;
import org.syntagma.trainers.reinforcement.ReinforceConfig.RolloutsConfig;
import org.syntagma.trainers.reinforcement.ReinforceConfig.ValueConfig;

/** Puts together what a test of {@link Reinforce} needs. */
final class Gym implements AutoCloseable {
  final Backend backend;
  private final List<Model> models = new ArrayList<>();
  private final List<Optimizer> optimizers = new ArrayList<>();

  Gym(String backend) {
    this.backend = Backends.create(backend);
  }

  /** Whole episodes, nothing delayed, nothing replayed. */
  static ReinforceConfig config(long updates, int episodes) {
    return config(
        updates,
        new RolloutsConfig(episodes, 1, 4, Optional.empty(), Optional.empty()),
        DelayConfig.defaults(),
        ReplayConfig.defaults());
  }

  static ReinforceConfig config(
      long updates, RolloutsConfig rollouts, DelayConfig delay, ReplayConfig replay) {
    return new ReinforceConfig(
        updates,
        rollouts,
        new ValueConfig("main"),
        delay,
        replay,
        2,
        new EvaluateConfig(Optional.empty(), 32, false),
        Optional.empty(),
        Duration.ofSeconds(20),
        0);
  }

  Model model(Network network, Tokenizer tokenizer, long seed) {
    Model model = NetworkModel.create(network, tokenizer, backend, Randomness.of(seed));
    models.add(model);
    return model;
  }

  Optimizer adamW(Schedule rate) {
    Optimizer optimizer = Made.adamW(rate, backend);
    optimizers.add(optimizer);
    return optimizer;
  }

  Reinforce trainer(
      ReinforceConfig config,
      Environment<?, ?> environment,
      Optional<Reward> reward,
      PolicyOptimizer policy,
      Schedule rate,
      List<TaskEntry> tasks) {
    boolean alone = !config.value().model().equals("main");
    return new Reinforce(
        config,
        environment,
        reward,
        policy,
        adamW(rate),
        alone ? Optional.of(adamW(rate)) : Optional.empty(),
        Optional.empty(),
        tasks,
        backend,
        Randomness.of(5),
        Thread::new);
  }

  Reinforce trainer(
      ReinforceConfig config,
      Environment<?, ?> environment,
      Reward reward,
      PolicyOptimizer policy) {
    return trainer(
        config, environment, Optional.of(reward), policy, (at, updates) -> 0.01, List.of());
  }

  /** All models' parameters. */
  static Map<String, List<Float>> values(Models models) {
    Map<String, List<Float>> all = new LinkedHashMap<>();
    models
        .byName()
        .forEach(
            (name, model) ->
                model
                    .parameters()
                    .asMap()
                    .forEach(
                        (path, array) -> {
                          List<Float> values = new ArrayList<>();
                          for (float each : array.toFloatArray()) {
                            values.add(each);
                          }
                          all.put(name + "." + path, values);
                        }));
    return all;
  }

  @Override
  public void close() {
    optimizers.forEach(Optimizer::close);
    backend.close();
  }

  /** A stage that remembers what it is told, and goes on while it likes. */
  static final class Stage implements StageContext {
    final List<Progress> progress = new ArrayList<>();
    final List<Note> notes = new ArrayList<>();
    final List<Metrics> evaluations = new ArrayList<>();
    private final LongPredicate goesOn;
    private final long seed;

    Stage(long seed, LongPredicate goesOn) {
      this.seed = seed;
      this.goesOn = goesOn;
    }

    Stage(long seed) {
      this(seed, update -> true);
    }

    double last(String value) {
      return progress.get(progress.size() - 1).values().get(value);
    }

    @Override
    public String name() {
      return "gym";
    }

    @Override
    public Randomness randomness() {
      return Randomness.of(seed);
    }

    @Override
    public boolean updated(Progress now, Models models) {
      progress.add(now);
      return goesOn.test(now.update());
    }

    @Override
    public void evaluated(long update, Map<String, Metrics> found, double score, Models models) {
      evaluations.add(found.get("environment"));
    }

    @Override
    public void note(Note note) {
      notes.add(note);
    }
  }
}
