package org.syntagma.trainers.supervised;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Models;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.training.Optimizer;
import org.syntagma.api.training.PenaltyEntry;
import org.syntagma.api.training.Progress;
import org.syntagma.api.training.StageContext;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.api.training.Trainer;
import org.syntagma.toolkit.state.Snapshot;
import org.syntagma.toolkit.training.Setbacks;

/**
 * Teaches the main model several tasks at once.
 *
 * <p>An update minimises Σ weight · loss / count over its tasks, count being a task's valid
 * elements in all micro-batches of the update. The tasks of the micro-batches are drawn by rate. A
 * task of weight 0 is evaluated, but neither drawn nor counted. A task is evaluated on the corpus
 * that {@code evaluate.corpora} has under its name, or else on what its own corpus set aside, or
 * else not at all.
 *
 * <p>Each penalty adds weight · loss / count to that, count being its elements in all micro-batches
 * of the update.
 *
 * <p>With an {@link Average}, that is what is evaluated, kept in checkpoints and given back.
 */
@Description("learns several tasks at once, drawn by their rates")
final class Pretrain implements Trainer {
  private static final String UPDATE = "update";
  private static final String EVALUATED = "evaluated";
  private static final String ENDED = "ended";
  private static final String CURSORS = "cursors";
  private static final String OPTIMIZER = "optimizer";
  private static final String TRAINING = "training";
  private static final String START = "start";
  private static final String PENALTIES = "penalties";
  private static final String SETBACKS = "setbacks";

  private final PretrainConfig config;
  private final Changes changes;
  private final TaskList tasks;
  private final Penalties penalties;
  private final Optimizer optimizer;
  private final ThreadFactory threads;
  private final NDManager manager;
  private final NDManager restored;
  private final Setbacks setbacks;

  private long update;
  private long evaluated;
  private boolean ended;
  private Optional<Snapshot> cursors = Optional.empty();
  private Optional<Average> average = Optional.empty();
  private Map<String, NDArray> parameters = Map.of();
  private Map<String, NDArray> began = Map.of();
  private Optional<Start> start = Optional.empty();

  @Inject
  Pretrain(
      PretrainConfig config,
      @Slot("tasks") @Description("at least one with a weight above 0") List<TaskEntry> tasks,
      @Slot("penalties") @Description("what is punished besides") List<PenaltyEntry> penalties,
      @Slot("optimizer") @Description("moves all trainable parameters") Optimizer optimizer,
      @Slot("evaluate.corpora")
          @Description(
              "by tasks' names: evaluated on instead of what the tasks' own corpora hold out")
          Map<String, Corpus<?>> evaluationCorpora,
      Backend backend,
      ThreadFactory threads) {
    this(config, Changes.NONE, tasks, penalties, optimizer, evaluationCorpora, backend, threads);
  }

  Pretrain(
      PretrainConfig config,
      Changes changes,
      List<TaskEntry> tasks,
      List<PenaltyEntry> penalties,
      Optimizer optimizer,
      Map<String, Corpus<?>> evaluationCorpora,
      Backend backend,
      ThreadFactory threads) {
    this.config = config;
    this.changes = changes;
    this.tasks = TaskList.of(tasks, evaluationCorpora, config);
    this.penalties = Penalties.of(penalties, this.tasks.names());
    this.optimizer = optimizer;
    this.threads = threads;
    this.manager = backend.manager();
    this.restored = manager.newSubManager();
    this.setbacks = new Setbacks(config.skips());
  }

  @Override
  public long updates() {
    return config.updates();
  }

  @Override
  public Models prepare(Models models) {
    Models changed = changes.apply(models);
    Models grown = changed.withMain(tasks.grow(changed.main()));
    changes.check(grown.main());
    penalties.check(grown.main());
    return grown;
  }

  @Override
  public Models train(Models models, StageContext stage) {
    average = config.average().map(decay -> new Average(models.main(), decay));
    average.ifPresent(each -> each.restore(parameters));
    start =
        Optional.of(changes.startPenalty())
            .filter(penalty -> penalty > 0)
            .map(penalty -> new Start(models.main(), began, penalty));
    restored.close();
    Models shown = average.map(each -> models.withMain(each.model())).orElse(models);
    if (learn(models.main(), shown, stage)) {
      evaluate(new Evaluations(tasks, config), shown, stage);
      average.ifPresent(Average::settle);
      average.ifPresent(Average::close);
      average = Optional.empty();
    }
    return models;
  }

  /**
   * Makes the updates that are left.
   *
   * @param shown what is evaluated and kept
   * @return whether nobody stopped it
   */
  private boolean learn(Model model, Models shown, StageContext stage) {
    Evaluations evaluations = new Evaluations(tasks, config);
    evaluations.requireGreatest(shown);
    Rounds rounds = new Rounds(tasks, config, model, stage.randomness());
    UpdateStep step =
        new UpdateStep(
            model,
            optimizer,
            stage,
            config,
            changes,
            penalties,
            start,
            setbacks,
            tasks.size() > 1 || !penalties.isEmpty());
    try (ReadAhead reader = new ReadAhead(threads, rounds::read, update, config.updates())) {
      while (update < config.updates() && !ended) {
        if (config.evaluate().every().filter(every -> update % every == 0).isPresent()) {
          evaluate(evaluations, shown, stage);
        }
        try (Round round = stage.timed("data wait", () -> reader.next())) {
          ended = round.last();
          if (!round.batches().isEmpty() && !update(round, step, shown, stage)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** Whether nobody stopped it. */
  private boolean update(Round round, UpdateStep step, Models shown, StageContext stage) {
    Progress progress = step.run(update + 1, round);
    cursors = Optional.of(round.cursors());
    update++;
    if (setbacks.isOver()) {
      long made = update - setbacks.all();
      average.ifPresent(each -> stage.timed("average", () -> each.follow(made)));
    }
    return stage.updated(progress, shown);
  }

  /**
   * Evaluates once after one update. Comes after the update's checkpoint and is remembered in the
   * next, so that a run that is killed in between evaluates when it is resumed.
   */
  private void evaluate(Evaluations evaluations, Models models, StageContext stage) {
    if (evaluated < update) {
      evaluated = update;
      stage.timed("evaluation", () -> evaluations.run(update, models, stage));
    }
  }

  @Override
  public Map<String, Metrics> evaluate(Models models) {
    return new Evaluations(tasks, config).of(models);
  }

  @Override
  public Map<String, Corpus<?>> evaluated() {
    Map<String, Corpus<?>> corpora = new LinkedHashMap<>();
    tasks.validations().forEach(each -> corpora.put(each.task().name(), each.corpus()));
    return corpora;
  }

  @Override
  public void save(StateWriter out) {
    out.number(UPDATE, update);
    out.number(EVALUATED, evaluated);
    out.number(ENDED, ended ? 1 : 0);
    StateWriter read = out.part(CURSORS);
    cursors.ifPresentOrElse(
        snapshot -> snapshot.writeTo(read, manager), () -> tasks.saveCursors(read, manager));
    optimizer.save(out.part(OPTIMIZER));
    penalties.save(out.part(PENALTIES));
    setbacks.save(out.part(SETBACKS));
    StateWriter training = out.part(TRAINING);
    average.ifPresent(each -> each.save(training));
    StateWriter beginning = out.part(START);
    start.ifPresent(each -> each.save(beginning));
  }

  @Override
  public void load(StateReader in) {
    update = in.number(UPDATE);
    evaluated = in.number(EVALUATED);
    ended = in.number(ENDED) == 1;
    cursors = Optional.empty();
    tasks.loadCursors(in.part(CURSORS));
    optimizer.load(in.part(OPTIMIZER));
    penalties.load(in.part(PENALTIES));
    setbacks.load(in.part(SETBACKS));
    parameters = arrays(in.part(TRAINING));
    began = arrays(in.part(START));
  }

  private Map<String, NDArray> arrays(StateReader in) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    in.names().forEach(path -> arrays.put(path, in.array(path, restored)));
    return arrays;
  }
}
