package org.syntagma.trainers.rewards;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.syntagma.api.reinforcement.Episode;
import org.syntagma.api.reinforcement.Reward;
import org.syntagma.api.training.ComponentFailure;

/** How lists of scores come to be. */
final class Scores {
  private Scores() {}

  /** One score for each episode. */
  static List<OptionalDouble> each(List<Episode> episodes, ToDoubleFunction<Episode> score) {
    return episodes.stream()
        .map(episode -> OptionalDouble.of(score.applyAsDouble(episode)))
        .collect(Collectors.toList());
  }

  /** A score of text and reference for each episode that has one; absent for others. */
  static List<OptionalDouble> againstReference(
      List<Episode> episodes, ToDoubleBiFunction<String, String> score) {
    return episodes.stream()
        .map(
            episode ->
                episode.opening().reference().stream()
                    .mapToDouble(wanted -> score.applyAsDouble(episode.text(), wanted))
                    .findFirst())
        .collect(Collectors.toList());
  }

  /**
   * What another reward says.
   *
   * @throws ComponentFailure if that is not one finite score, or none, for each episode
   */
  static List<OptionalDouble> of(Reward reward, List<Episode> episodes) {
    List<OptionalDouble> scores = reward.score(episodes);
    if (scores.size() != episodes.size()) {
      throw new ComponentFailure(
          reward,
          "gave %d scores for %d episodes: must be as many"
              .formatted(scores.size(), episodes.size()));
    }
    for (int i = 0; i < scores.size(); i++) {
      double score = scores.get(i).orElse(0);
      if (!Double.isFinite(score)) {
        throw new ComponentFailure(
            reward,
            "gave %s for the text '%s': must be a finite number, or absent"
                .formatted(score, episodes.get(i).text()));
      }
    }
    return scores;
  }

  /** Scores of some of the episodes in their places, all others being absent. */
  static List<OptionalDouble> placed(List<OptionalDouble> some, List<Integer> places, int size) {
    List<OptionalDouble> all =
        IntStream.range(0, size)
            .mapToObj(i -> OptionalDouble.empty())
            .collect(Collectors.toCollection(ArrayList::new));
    for (int i = 0; i < places.size(); i++) {
      all.set(places.get(i), some.get(i));
    }
    return all;
  }
}
