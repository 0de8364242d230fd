package org.syntagma.trainers.rewards;

import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalDouble;
import org.syntagma.api.component.Description;
import org.syntagma.api.model.Sample;
import org.syntagma.api.reinforcement.Episode;
import org.syntagma.api.reinforcement.Reward;

/**
 * How many tokens were drawn, the end symbol among them. The best text never stops, so the best
 * return is the maximum length: that tests algorithms and teaches nothing. Use {@link LengthWindow}
 * for texts of some length.
 */
@Description(
    "1 for each drawn token, the end symbol among them: a test, whose optimum never stops; for a"
        + " length use length-window, for good texts metric, validity or classifier")
final class TokenCount implements Reward {
  @Inject
  TokenCount() {}

  @Override
  public List<OptionalDouble> score(List<Episode> episodes) {
    return Scores.each(episodes, episode -> drawn(episode.sample()));
  }

  private static int drawn(Sample sample) {
    return sample.tokens().size() + (sample.ending() == Sample.Ending.END ? 1 : 0);
  }
}
