package org.syntagma.trainers.adversarial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.model.Edit;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Models;
import org.syntagma.api.ops.Input;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.training.Optimizer;
import org.syntagma.api.training.StageContext;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.api.training.Trainer;
import org.syntagma.toolkit.batches.Continuations;
import org.syntagma.toolkit.training.Descent;
import org.syntagma.toolkit.training.ModelCopy;

/**
 * The main model learns to write what a discriminator takes for texts of a corpus (SeqGAN, Yu et
 * al. 2017, algorithm 1). Give it a model that has been pretrained by likelihood. An update is a
 * round:
 *
 * <ul>
 *   <li>the generator writes texts; each token's value is what {@link Rollouts} find with the
 *       discriminator; a step along the {@link PolicyGradient};
 *   <li>if asked, steps of likelihood on the corpus;
 *   <li>the {@link ModelCopy} follows the generator;
 *   <li>the discriminator learns to tell texts of the corpus from new ones of the generator.
 * </ul>
 *
 * Before the first round the discriminator learns by itself. Metrics: {@code reward}, the mean
 * probability that the generator's whole texts are real; {@code loss}, that of the policy gradient,
 * which says little; {@code likelihood-loss}; {@code discriminator-loss} and {@code
 * discriminator-accuracy}, the latter on texts that it has not yet learned from. Its optimizers'
 * schedules count steps, not rounds.
 */
@Description("a generator learns to deceive a discriminator (SeqGAN, Yu et al. 2017)")
final class SeqGan implements Trainer {
  private static final String ROUND = "round";
  private static final String EVALUATED = "evaluated";
  private static final String CORPUS = "corpus";
  private static final String OPTIMIZER = "optimizer";
  private static final String DISCRIMINATOR = "discriminator";
  private static final String ROLLOUT = "rollout";

  private final SeqGanConfig config;
  private final RealTexts corpus;
  private final Measures measures;
  private final Optimizer optimizer;
  private final Optimizer discriminatorOptimizer;
  private final NDManager restored;

  private long round;
  private long evaluated;
  private Optional<ModelCopy> rollout = Optional.empty();
  private Map<String, NDArray> rolloutParameters = Map.of();

  @Inject
  SeqGan(
      SeqGanConfig config,
      @Slot("corpus") @Description("texts to imitate") Corpus<?> corpus,
      @Slot("tasks")
          @Description("what is measured, on what the corpora hold out; nothing is taught")
          List<TaskEntry> tasks,
      @Slot("optimizer") @Description("moves the generator") Optimizer optimizer,
      @Slot("discriminator-optimizer") @Description("moves the discriminator")
          Optimizer discriminatorOptimizer,
      Backend backend) {
    this.config = config;
    this.corpus = new RealTexts(corpus, config.length());
    this.measures = new Measures(tasks, config);
    this.optimizer = optimizer;
    this.discriminatorOptimizer = discriminatorOptimizer;
    this.restored = backend.manager().newSubManager();
  }

  @Override
  public long updates() {
    return config.updates();
  }

  /**
   * Gives the discriminator its head, and the main model what measured tasks need.
   *
   * @throws IllegalArgumentException if a model does not suit; says why
   */
  @Override
  public Models prepare(Models models) {
    Model main = models.main();
    List<String> inputs = main.network().inputs().stream().map(Input::name).toList();
    if (!inputs.equals(List.of("tokens"))) {
      throw new IllegalArgumentException(
          "the generator must read 'tokens' alone, but the main model reads "
              + inputs
              + ": choose a network such as lstm or gpt2");
    }
    Continuations.check(main, 1, config.length());
    Model old = discriminator(models);
    if (old == main) {
      throw new IllegalArgumentException(
          "discriminator.model: is the main model itself: name another of the models");
    }
    requireRoom(old);
    Model judge = old.with(new Edit.AddHead(RealHead.of(old)));
    Model measured = measures.grow(main);
    Map<String, Model> all = new LinkedHashMap<>(models.byName());
    all.replaceAll((name, model) -> model == old ? judge : model == main ? measured : model);
    return new Models(all);
  }

  @Override
  public Map<String, Corpus<?>> evaluated() {
    return measures.corpora();
  }

  private Model discriminator(Models models) {
    String name = config.discriminator().model();
    Model model = models.byName().get(name);
    if (model == null) {
      throw new IllegalArgumentException(
          "discriminator.model: no model is called '%s', only %s: add one, such as 'models: {%s: {type: text-cnn}}'"
              .formatted(name, models.byName().keySet(), name));
    }
    return model;
  }

  private void requireRoom(Model judge) {
    int context = judge.network().context().orElse(Integer.MAX_VALUE);
    if (context <= config.length()) {
      throw new IllegalArgumentException(
          "length = %d: the discriminator reads at most %d tokens, the begin symbol among them"
              .formatted(config.length(), context));
    }
  }

  @Override
  public Models train(Models models, StageContext stage) {
    ModelCopy policy = new ModelCopy(models.main());
    policy.restore(rolloutParameters);
    rollout = Optional.of(policy);
    rolloutParameters = Map.of();
    restored.close();
    if (play(models, stage, policy)) {
      evaluate(models, stage);
      policy.close();
      rollout = Optional.empty();
    }
    return models;
  }

  /** Whether nobody stopped it. */
  private boolean play(Models models, StageContext stage, ModelCopy policy) {
    String place = "stage '" + stage.name() + "', ";
    Descent generator =
        new Descent(models.main(), optimizer, Game.generatorSteps(config), place + "the generator");
    Descent judge =
        new Descent(
            discriminator(models),
            discriminatorOptimizer,
            Game.discriminatorSteps(config),
            place + "the discriminator");
    Game game = new Game(config, stage, corpus, policy, generator, judge);
    if (round == 0) {
      game.pretrain();
    }
    while (round < config.updates()) {
      if (config.evaluate().every().filter(every -> round % every == 0).isPresent()) {
        evaluate(models, stage);
      }
      round++;
      if (!stage.updated(game.play(round), models)) {
        return false;
      }
    }
    return true;
  }

  /** Once after one round; remembered in the next checkpoint. */
  private void evaluate(Models models, StageContext stage) {
    if (evaluated < round && !measures.isEmpty()) {
      evaluated = round;
      stage.timed(
          "evaluation",
          () -> {
            Map<String, Metrics> found = measures.of(models.main());
            stage.evaluated(round, found, measures.score(found), models);
          });
    }
  }

  @Override
  public Map<String, Metrics> evaluate(Models models) {
    return measures.of(models.main());
  }

  @Override
  public void save(StateWriter out) {
    out.number(ROUND, round);
    out.number(EVALUATED, evaluated);
    corpus.save(out.part(CORPUS));
    optimizer.save(out.part(OPTIMIZER));
    discriminatorOptimizer.save(out.part(DISCRIMINATOR));
    StateWriter policy = out.part(ROLLOUT);
    rollout.ifPresent(each -> each.save(policy));
  }

  @Override
  public void load(StateReader in) {
    round = in.number(ROUND);
    evaluated = in.number(EVALUATED);
    corpus.load(in.part(CORPUS));
    optimizer.load(in.part(OPTIMIZER));
    discriminatorOptimizer.load(in.part(DISCRIMINATOR));
    StateReader policy = in.part(ROLLOUT);
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    policy.names().forEach(path -> arrays.put(path, policy.array(path, restored)));
    rolloutParameters = arrays;
  }
}
