package org.syntagma.trainers.rewards;

import jakarta.inject.Inject;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.reinforcement.Episode;
import org.syntagma.api.reinforcement.Reward;

/**
 * Another reward, for some prompts only; for the others there is none, and nothing is asked. A
 * prompt is one of those by chance, but always the same: its number and the seed decide. So of few
 * prompts there may be none that is rewarded.
 */
@Description("another reward, for a share of the prompts only, always the same ones")
final class Sparse implements Reward {
  private final Config config;
  private final Reward reward;
  private final Randomness choice;

  /** Settings of {@link Sparse}. */
  record Config(
      @Description("the probability that a prompt is one of those that are rewarded")
          @Positive
          @DecimalMax("1")
          double share,
      @Description("which prompts those are; they do not depend on the run's seed") long seed) {
    static Config defaults() {
      return new Config(0.1, 1);
    }
  }

  @Inject
  Sparse(
      Config config,
      @Slot("reward") @Description("what the episodes of these prompts are worth") Reward reward) {
    this.config = config;
    this.reward = reward;
    this.choice = Randomness.of(config.seed()).at("sparse");
  }

  @Override
  public List<OptionalDouble> score(List<Episode> episodes) {
    List<Integer> places =
        IntStream.range(0, episodes.size())
            .filter(i -> isRewarded(episodes.get(i).opening().number()))
            .boxed()
            .toList();
    List<Episode> rewarded = places.stream().map(episodes::get).toList();
    List<OptionalDouble> scores = rewarded.isEmpty() ? List.of() : Scores.of(reward, rewarded);
    return Scores.placed(scores, places, episodes.size());
  }

  private boolean isRewarded(long prompt) {
    return choice.uniform(prompt) < config.share();
  }
}
