package org.syntagma.trainers.adversarial;

import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Model;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.training.Progress;
import org.syntagma.api.training.StageContext;
import org.syntagma.toolkit.training.Descent;
import org.syntagma.toolkit.training.ModelCopy;
import org.syntagma.trainers.adversarial.SeqGanConfig.DiscriminatorConfig;
import org.syntagma.trainers.adversarial.SeqGanConfig.GeneratorConfig;

/** The rounds of generator against discriminator; what a round does depends on its number alone. */
final class Game {
  private final SeqGanConfig config;
  private final Model main;
  private final StageContext stage;
  private final RealTexts corpus;
  private final ModelCopy rollout;
  private final Descent generatorDescent;
  private final Descent discriminatorDescent;
  private final Discriminator discriminator;
  private final PolicyGradient gradient;
  private final Writer writer;

  Game(
      SeqGanConfig config,
      StageContext stage,
      RealTexts corpus,
      ModelCopy rollout,
      Descent generatorDescent,
      Descent discriminatorDescent) {
    this.config = config;
    this.stage = stage;
    this.corpus = corpus;
    this.rollout = rollout;
    this.generatorDescent = generatorDescent;
    this.discriminatorDescent = discriminatorDescent;
    this.main = generatorDescent.model();
    int rows = config.generator().rows();
    this.discriminator =
        new Discriminator(discriminatorDescent.model(), config.discriminator().batch(), rows);
    this.gradient = new PolicyGradient(main);
    this.writer = new Writer(main, config.length(), rows);
  }

  /** How many steps the generator makes in all. */
  static long generatorSteps(SeqGanConfig config) {
    return config.updates() * (config.generator().steps() + config.generator().likelihood());
  }

  /** How many steps the discriminator makes in all. */
  static long discriminatorSteps(SeqGanConfig config) {
    DiscriminatorConfig own = config.discriminator();
    return (own.pretraining() + config.updates() * own.steps()) * own.batches();
  }

  /** Teaches the discriminator before the first round. */
  void pretrain() {
    Map<String, Double> unused = new LinkedHashMap<>();
    discriminate(
        config.discriminator().pretraining(), 0, stage.randomness().at("pretraining"), unused);
  }

  /**
   * One round.
   *
   * @param round counted from 1
   */
  Progress play(long round) {
    Randomness randomness = stage.randomness().at("rounds").at(round);
    GeneratorConfig own = config.generator();
    long before = (round - 1) * (own.steps() + own.likelihood());
    Map<String, Double> values = new LinkedHashMap<>();
    long tokens = 0;
    double reward = 0;
    double loss = 0;
    for (int i = 0; i < own.steps(); i++) {
      Randomness draws = randomness.at("generator").at(i);
      List<List<Integer>> texts =
          stage.timed("generation", () -> writer.write(own.batch(), draws.at("texts")));
      List<double[]> rewards = rewards(texts, draws);
      tokens += texts.stream().mapToLong(List::size).sum();
      reward += rewards.stream().mapToDouble(each -> each[each.length - 1]).average().orElseThrow();
      loss += learn(texts, own.baseline() ? Baseline.subtracted(rewards) : rewards, before + i + 1);
    }
    values.put("loss", loss / own.steps());
    values.put("reward", reward / own.steps());
    long done = before + own.steps();
    double likelihood = 0;
    for (int i = 0; i < own.likelihood(); i++) {
      List<List<Integer>> texts = corpus.next(own.batch(), main.tokenizer());
      tokens += texts.stream().mapToLong(List::size).sum();
      likelihood += learn(texts, ones(texts), done + i + 1);
    }
    if (own.likelihood() > 0) {
      values.put("likelihood-loss", likelihood / own.likelihood());
    }
    rollout.follow(config.generator().keep());
    DiscriminatorConfig other = config.discriminator();
    long steps = other.pretraining() + (round - 1) * other.steps();
    discriminate(other.steps(), steps, randomness.at("discriminator"), values);
    return new Progress(round, config.updates(), tokens, values);
  }

  private List<double[]> rewards(List<List<Integer>> texts, Randomness draws) {
    GeneratorConfig own = config.generator();
    Rollouts rollouts =
        new Rollouts(
            new Writer(rollout.model(), config.length(), own.rows()),
            whole -> stage.timed("discrimination", () -> discriminator.reward(whole)),
            own.rollouts());
    return stage.timed("rollouts", () -> rollouts.values(texts, draws.at("rollouts")));
  }

  /** 1 for each token, but for what the generator cannot draw, such as an unknown word. */
  private List<double[]> ones(List<List<Integer>> texts) {
    return texts.stream()
        .map(text -> text.stream().mapToDouble(id -> main.tokenizer().canDraw(id) ? 1 : 0))
        .map(DoubleStream::toArray)
        .toList();
  }

  /** The loss for each token. */
  private double learn(List<List<Integer>> texts, List<double[]> values, long step) {
    return stage.timed(
        "generator step",
        () -> {
          try (NDManager manager = main.backend().manager().newSubManager()) {
            Gradients gradients = gradient.of(texts, values, manager);
            generatorDescent.step(gradients.arrays(), step);
            return gradients.losses().get(PolicyGradient.LOSS)
                / texts.stream().mapToLong(List::size).sum();
          }
        });
  }

  /**
   * Teaches the discriminator.
   *
   * @param before how many steps it has made
   * @param values gets its loss, and its accuracy on texts that it has not yet learned from
   */
  private void discriminate(
      int steps, long before, Randomness randomness, Map<String, Double> values) {
    DiscriminatorConfig own = config.discriminator();
    long perEpoch = own.batches() / own.epochs();
    double loss = 0;
    double accuracy = 0;
    for (int i = 0; i < steps; i++) {
      Randomness draws = randomness.at(i);
      List<List<Integer>> real = corpus.next(own.texts(), main.tokenizer());
      List<List<Integer>> generated =
          stage.timed("generation", () -> writer.write(own.texts(), draws.at("texts")));
      accuracy += discriminator.accuracy(real, generated) / steps;
      for (int epoch = 0; epoch < own.epochs(); epoch++) {
        long step = (before + i) * own.batches() + epoch * perEpoch + 1;
        Randomness order = draws.at("epochs").at(epoch);
        double found =
            stage.timed(
                "discriminator steps",
                () -> discriminator.learn(real, generated, discriminatorDescent, step, order));
        loss += found / steps / own.epochs();
      }
    }
    values.put("discriminator-loss", loss);
    values.put("discriminator-accuracy", accuracy);
  }
}
