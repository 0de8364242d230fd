package org.syntagma.trainers.rewards;

import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.reinforcement.Episode;
import org.syntagma.api.reinforcement.Reward;
import org.syntagma.api.task.Weighted;

/** Σ weight · reward over its terms; what is absent in one is absent in the sum. */
@Description("a weighted sum of rewards; what is absent in one is absent in the sum")
final class Sum implements Reward {
  private final List<Weighted<Reward>> terms;

  @Inject
  Sum(@Slot("terms") @Description("rewards, each with its weight") List<Weighted<Reward>> terms) {
    if (terms.isEmpty()) {
      throw new IllegalArgumentException(
          "terms is empty: name one reward at least, as in terms: [{type: length-window, weight: 1}]");
    }
    this.terms = terms;
  }

  @Override
  public List<OptionalDouble> score(List<Episode> episodes) {
    List<List<OptionalDouble>> found =
        terms.stream().map(term -> Scores.of(term.component(), episodes)).toList();
    return IntStream.range(0, episodes.size()).mapToObj(i -> sum(found, i)).toList();
  }

  private OptionalDouble sum(List<List<OptionalDouble>> found, int episode) {
    double sum = 0;
    for (int term = 0; term < terms.size(); term++) {
      OptionalDouble score = found.get(term).get(episode);
      if (score.isEmpty()) {
        return score;
      }
      sum += terms.get(term).settings().weight() * score.getAsDouble();
    }
    return OptionalDouble.of(sum);
  }
}
