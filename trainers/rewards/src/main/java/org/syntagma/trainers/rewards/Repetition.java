package org.syntagma.trainers.rewards;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.OptionalDouble;
import org.syntagma.api.component.Description;
import org.syntagma.api.reinforcement.Episode;
import org.syntagma.api.reinforcement.Reward;
import org.syntagma.toolkit.scores.Diversity;

/**
 * Minus seq-rep-n, the share of a text's n-grams that it had before (Welleck et al. 2020, section
 * 6.1); 0 for a text too short to have any.
 */
@Description("minus the share of n-grams that repeat earlier ones, from -1 to 0")
final class Repetition implements Reward {
  private final Config config;

  /** Settings of {@link Repetition}. */
  record Config(
      @Description("how many words or tokens in a row are looked at") @Positive int ngram,
      @Description("of what: words, which white space parts, or drawn tokens") @NotNull Unit unit) {
    static Config defaults() {
      return new Config(4, Unit.WORDS);
    }
  }

  @Inject
  Repetition(Config config) {
    this.config = config;
  }

  @Override
  public List<OptionalDouble> score(List<Episode> episodes) {
    return Scores.each(
        episodes,
        // Not the negative of 0, which is printed with its sign.
        episode -> 0 - Diversity.repetition(config.unit().of(episode), config.ngram()).orElse(0));
  }
}
