package org.syntagma.trainers.reinforcement;

import jakarta.inject.Inject;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.model.Model;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.reinforcement.Environment;
import org.syntagma.api.reinforcement.Evaluator;
import org.syntagma.api.reinforcement.Reward;
import org.syntagma.api.task.Metrics;

/**
 * Lets a model act whole episodes: the mean of their rewards, its standard deviation, and how long
 * they are.
 */
@Description("the mean reward of whole episodes")
final class EpisodesEvaluator implements Evaluator {
  private final Config config;
  private final Optional<Reward> reward;
  private final Randomness randomness;
  private final ThreadFactory threads;

  @Inject
  EpisodesEvaluator(
      Config config,
      @Slot("reward") @Description("how good texts are; environments of control know it themselves")
          Optional<Reward> reward,
      Randomness randomness,
      ThreadFactory threads) {
    this.config = config;
    this.reward = reward;
    this.randomness = randomness;
    this.threads = threads;
  }

  /** Settings of {@link EpisodesEvaluator}. */
  record Config(
      @Description("how many") @Positive int episodes,
      @Description("take the most probable action instead of drawing it") boolean greedy,
      @Description("how long the rewards of the texts may take") Duration rewardLimit) {
    static Config defaults() {
      return new Config(100, false, Duration.ofMinutes(5));
    }
  }

  @Override
  public Metrics score(Model model, Environment<?, ?> environment) {
    Play play =
        Play.in(
            environment,
            reward.map(each -> new RewardCalls(each, config.rewardLimit(), threads)),
            ReinforceConfig.RolloutsConfig.defaults());
    return Report.episodes(play.episodes(model, config.episodes(), randomness, config.greedy()));
  }
}
