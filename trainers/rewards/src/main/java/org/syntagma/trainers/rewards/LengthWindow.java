package org.syntagma.trainers.rewards;

import jakarta.inject.Inject;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.OptionalDouble;
import org.syntagma.api.component.Description;
import org.syntagma.api.reinforcement.Episode;
import org.syntagma.api.reinforcement.Reward;

/** max(0, 1 − distance / margin), where the distance is that of the length from a window. */
@Description("1 for a text of a wanted length, falling to 0 outside")
final class LengthWindow implements Reward {
  private final Config config;

  /** Settings of {@link LengthWindow}. */
  record Config(
      @Description("the least length that is worth 1") @PositiveOrZero int least,
      @Description("the greatest length that is worth 1; not less than the least") @PositiveOrZero
          int most,
      @Description("how far outside it is worth nothing; up to there it falls evenly") @Positive
          int margin,
      @Description("what lengths are counted in: words, which white space parts, or drawn tokens")
          @NotNull
          Unit unit) {
    static Config defaults() {
      return new Config(5, 30, 10, Unit.WORDS);
    }

    @AssertTrue(message = "most must not be less than least")
    boolean isWindow() {
      return most >= least;
    }
  }

  @Inject
  LengthWindow(Config config) {
    this.config = config;
  }

  @Override
  public List<OptionalDouble> score(List<Episode> episodes) {
    return Scores.each(episodes, episode -> worth(config.unit().of(episode).size()));
  }

  private double worth(int length) {
    int distance = Math.max(0, Math.max(config.least() - length, length - config.most()));
    return Math.max(0, 1 - (double) distance / config.margin());
  }
}
