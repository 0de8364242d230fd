package org.syntagma.trainers.reinforcement;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.model.FrozenModel;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Models;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.reinforcement.ControlEnvironment;
import org.syntagma.api.reinforcement.Environment;
import org.syntagma.api.reinforcement.PolicyOptimizer;
import org.syntagma.api.reinforcement.Reward;
import org.syntagma.api.reinforcement.TextEnvironment;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.training.Note;
import org.syntagma.api.training.Optimizer;
import org.syntagma.api.training.Progress;
import org.syntagma.api.training.StageContext;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.api.training.Trainer;
import org.syntagma.toolkit.training.Descent;
import org.syntagma.toolkit.training.Setbacks;

/**
 * The main model learns to act: in an update it acts in the environment, what came of it is
 * rewarded, and the policy's objective is minimised on it. Dropout is off, and log-probabilities
 * are those of the programs that learn, so that the ratio of new to old ones is 1 until a step is
 * made.
 *
 * <p>Texts without a reward teach nothing; an update in which nothing has one moves no weight.
 * Tasks beside keep their own losses.
 *
 * <p>Schedules count updates; the optimizers' steps are as many as minibatches. Metrics: those of
 * {@link Report}, and of the policy's objective.
 */
@Description("learns from rewards in an environment")
final class Reinforce implements Trainer {
  private static final String UPDATE = "update";
  private static final String EVALUATED = "evaluated";
  private static final String ENVIRONMENT = "environment";
  private static final int SHOWN = 4;

  private final ReinforceConfig config;
  private final Play play;
  private final Optional<TextEnvironment> texts;
  private final PolicyOptimizer policy;
  private final Optimizer optimizer;
  private final Optional<Optimizer> valueOptimizer;
  private final Optional<FrozenModel> given;
  private final Beside beside;
  private final Randomness randomness;
  private final Copies copies;
  private final Replay replay;
  private final Setbacks setbacks;
  private final Watch watch = new Watch();

  private long update;
  private long evaluated;
  private long steps;

  @Inject
  Reinforce(
      ReinforceConfig config,
      @Slot("environment") @Description("what the policy acts in") Environment<?, ?> environment,
      @Slot("reward") @Description("how good texts are; environments of control know it themselves")
          Optional<Reward> reward,
      @Slot("policy") @Description("the objective of the policy over what it acted")
          PolicyOptimizer policy,
      @Slot("optimizer") @Description("moves the main model") Optimizer optimizer,
      @Slot("value.optimizer")
          @Description("moves the value network, where it is not the main model")
          Optional<Optimizer> valueOptimizer,
      @Slot("reference")
          @Description("the policy to stay near; the main model as the stage begins if none")
          Optional<FrozenModel> reference,
      @Slot("tasks")
          @Description("tasks beside, which have no reward and keep their own loss in each step")
          List<TaskEntry> tasks,
      Backend backend,
      Randomness randomness,
      ThreadFactory threads) {
    this.config = config;
    this.policy = policy;
    this.optimizer = optimizer;
    this.valueOptimizer = valueOptimizer;
    this.given = reference;
    this.randomness = randomness;
    require(environment, reward);
    this.beside = new Beside(tasks, config.examples());
    this.copies = new Copies(config.delay(), backend.manager());
    this.setbacks = new Setbacks(config.skips());
    this.replay = new Replay(config.replay(), backend.manager());
    this.texts = environment instanceof TextEnvironment text ? Optional.of(text) : Optional.empty();
    this.play =
        Play.in(
            environment,
            reward.map(each -> new RewardCalls(each, config.rewardLimit(), threads)),
            config.rollouts());
  }

  /** Says all that does not fit together. */
  private void require(Environment<?, ?> environment, Optional<Reward> reward) {
    List<String> problems = new ArrayList<>();
    if (environment instanceof TextEnvironment) {
      if (reward.isEmpty()) {
        problems.add("reward: texts need one: add it, such as 'reward: {type: length-window}'");
      }
      if (config.rollouts().steps().isPresent()) {
        problems.add("rollouts.steps: are for control; texts are whole episodes");
      }
    } else if (environment instanceof ControlEnvironment) {
      if (reward.isPresent()) {
        problems.add("reward: the environment has its own: leave it out");
      }
      if (config.rollouts().steps().isPresent() && config.rollouts().group() > 1) {
        problems.add("rollouts.group: only whole episodes are compared: leave steps out");
      }
    } else {
      problems.add(
          "environment: must be of texts or of control, but is a " + environment.getClass());
    }
    if (config.rollouts().steps().isPresent() && !policy.readsValues()) {
      problems.add(
          "rollouts.steps: cut episodes off, which needs a policy with values: leave it out");
    }
    boolean others =
        config.replay().taken() > 0 || config.delay().acting().filter(k -> k > 1).isPresent();
    if (others && !policy.learnsFromOthers()) {
      problems.add(
          "policy: learns from nothing but its own actions: set off-policy, or leave replay and"
              + " delay.acting out");
    }
    boolean shared = config.value().model().equals("main");
    if (policy.readsValues() && !shared && valueOptimizer.isEmpty()) {
      problems.add(
          "value.optimizer: a value network of its own needs one: add it, or leave value.model out");
    }
    if (!policy.readsValues() && !shared) {
      problems.add("value.model: this policy has no use for values: leave it out");
    }
    if (config.delay().policy() > 1 && shared) {
      problems.add(
          "delay.policy: only a value network of its own can learn more often: give value.model or"
              + " leave it out");
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  @Override
  public long updates() {
    return config.updates();
  }

  @Override
  public boolean mayForget() {
    return true;
  }

  /**
   * Gives models the heads of values and of tasks.
   *
   * @throws IllegalArgumentException if a model does not suit; says why
   */
  @Override
  public Models prepare(Models models) {
    Model main = models.main();
    Model grown = beside.grow(main);
    texts.ifPresent(environment -> environment.of(grown));
    if (!policy.readsValues()) {
      return models.withMain(grown);
    }
    if (config.value().model().equals("main")) {
      return models.withMain(ValueHead.on(grown));
    }
    Model critic = critic(models);
    if (critic == main) {
      throw new IllegalArgumentException(
          "value.model: '%s' is the main model itself: call it main, or name another"
              .formatted(config.value().model()));
    }
    Model valued = ValueHead.on(critic);
    Map<String, Model> all = new LinkedHashMap<>(models.byName());
    all.replaceAll((name, model) -> model == critic ? valued : model == main ? grown : model);
    return new Models(all);
  }

  private Model critic(Models models) {
    String name = config.value().model();
    Model model = name.equals("main") ? models.main() : models.byName().get(name);
    if (model == null) {
      throw new IllegalArgumentException(
          "value.model: no model is called '%s', only %s"
              .formatted(name, models.byName().keySet()));
    }
    return model;
  }

  @Override
  public Models train(Models models, StageContext stage) {
    Optional<Model> critic = policy.readsValues() ? Optional.of(critic(models)) : Optional.empty();
    Networks networks = copies.of(models.main(), critic, policy.readsReference(), given);
    Learner learning = learner(networks, stage);
    while (update < config.updates()) {
      if (config.evaluate().every().filter(every -> update % every == 0).isPresent()) {
        evaluate(models, stage);
      }
      Progress progress = update(networks, learning, stage);
      update++;
      if (!stage.updated(progress, models)) {
        return models;
      }
    }
    evaluate(models, stage);
    copies.close();
    return models;
  }

  private Learner learner(Networks networks, StageContext stage) {
    String place = "stage '" + stage.name() + "'";
    Density density =
        texts.isPresent()
            ? Density.of(play.temperature(), networks.policy().tokenizer())
            : Density.of(play.temperature());
    Descent descent = new Descent(networks.policy(), optimizer, config.updates(), place);
    Optional<Descent> criticDescent =
        networks.isShared()
            ? Optional.empty()
            : networks
                .critic()
                .map(
                    model ->
                        new Descent(
                            model,
                            valueOptimizer.orElseThrow(),
                            config.updates(),
                            place + ", the value network"));
    return new Learner(
        policy, networks, play.layout(), density, descent, criticDescent, beside, steps);
  }

  private Progress update(Networks networks, Learner learning, StageContext stage) {
    long number = update + 1;
    Randomness draws = stage.randomness().at("updates").at(number);
    copies.before(update);
    List<Trajectory> fresh =
        stage.timed(
            "rollouts",
            () -> play.rollouts(networks.actor(), copies.renewed(update), stage.randomness()));
    List<Trajectory> rewarded = fresh.stream().filter(Trajectory::isRewarded).toList();
    List<Trajectory> all = new ArrayList<>(rewarded);
    all.addAll(replay.take(update, draws.at("replay")));
    Map<String, Double> values = new LinkedHashMap<>(Report.rollouts(fresh));
    if (!all.isEmpty()) {
      boolean moving = number % config.delay().policy() == 0;
      Learner.Learned learned =
          stage.timed("learning", () -> learning.learn(all, moving, number, draws));
      values.putAll(Report.learned(learned, rewarded.size()));
      keep(learned, rewarded.size());
      learned.fault().ifPresentOrElse(fault -> skip(fault, number, values, stage), setbacks::over);
      copies.after();
    }
    steps = learning.steps();
    values.putAll(policy.report());
    values.put("rate", optimizer.schedule().at(number, config.updates()));
    show(fresh, number, values, stage);
    long tokens = fresh.stream().mapToLong(Trajectory::length).sum();
    return new Progress(number, config.updates(), tokens, values);
  }

  private void skip(String fault, long number, Map<String, Double> values, StageContext stage) {
    String what = "stage '%s', update %d: %s".formatted(stage.name(), number, fault);
    stage.note(Note.warning(setbacks.add(what, "")));
    values.put("skipped", (double) setbacks.all());
  }

  private void keep(Learner.Learned learned, int own) {
    for (int i = 0; i < Math.min(own, learned.trajectories().size()); i++) {
      double priority = 1;
      if (learned.lessons().containsKey(i)) {
        priority = Numbers.size(learned.lessons().get(i));
      }
      replay.add(learned.trajectories().get(i), priority);
    }
  }

  private void show(
      List<Trajectory> fresh, long number, Map<String, Double> values, StageContext stage) {
    if (config.show().filter(every -> number % every == 0 || number == 1).isPresent()) {
      fresh.stream()
          .limit(SHOWN)
          .flatMap(each -> each.episode().map(episode -> shown(each, episode.text())).stream())
          .forEach(text -> stage.note(Note.sample(text)));
    }
    watch.warnings(number, values).forEach(text -> stage.note(Note.warning(text)));
  }

  private static String shown(Trajectory trajectory, String text) {
    return trajectory.total().isPresent()
        ? String.format(Locale.ROOT, "%.3f  %s", trajectory.total().getAsDouble(), text)
        : "no reward  " + text;
  }

  /** Once after one update; remembered in the next checkpoint. */
  private void evaluate(Models models, StageContext stage) {
    if (evaluated < update) {
      evaluated = update;
      stage.timed(
          "evaluation",
          () -> {
            Map<String, Metrics> found = evaluate(models);
            Double reward = found.get(ENVIRONMENT).values().get("reward");
            double score = reward == null ? Double.NaN : -reward;
            stage.evaluated(update, found, score, models);
          });
    }
  }

  /** How good episodes are that nothing is learned from, and the tasks beside. */
  @Override
  public Map<String, Metrics> evaluate(Models models) {
    Map<String, Metrics> found = new LinkedHashMap<>(beside.evaluate(models.main()));
    found.put(
        ENVIRONMENT,
        Report.episodes(
            play.episodes(
                models.main(),
                config.evaluate().episodes(),
                randomness,
                config.evaluate().greedy())));
    return found;
  }

  @Override
  public Map<String, Corpus<?>> evaluated() {
    return beside.heldOut();
  }

  @Override
  public void save(StateWriter out) {
    out.number(UPDATE, update);
    out.number(EVALUATED, evaluated);
    out.number("steps", steps);
    play.save(out.part("play"));
    policy.save(out.part("policy"));
    optimizer.save(out.part("optimizer"));
    StateWriter values = out.part("value-optimizer");
    valueOptimizer.ifPresent(each -> each.save(values));
    beside.save(out.part("tasks"));
    copies.save(out.part("copies"));
    replay.save(out.part("replay"));
    watch.save(out.part("watch"));
    setbacks.save(out.part("setbacks"));
  }

  @Override
  public void load(StateReader in) {
    update = in.number(UPDATE);
    evaluated = in.number(EVALUATED);
    steps = in.number("steps");
    play.load(in.part("play"));
    policy.load(in.part("policy"));
    optimizer.load(in.part("optimizer"));
    StateReader values = in.part("value-optimizer");
    valueOptimizer.ifPresent(each -> each.load(values));
    beside.load(in.part("tasks"));
    copies.load(in.part("copies"));
    replay.load(in.part("replay"));
    watch.load(in.part("watch"));
    setbacks.load(in.part("setbacks"));
  }
}
