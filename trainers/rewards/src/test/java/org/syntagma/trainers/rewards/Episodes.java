package org.syntagma.trainers.rewards;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.api.model.Sample.Ending;
import org.syntagma.api.reinforcement.Episode;
import org.syntagma.api.reinforcement.Opening;
import org.syntagma.api.reinforcement.Reward;

/** Episodes that somebody else wrote. */
final class Episodes {
  private Episodes() {}

  private static Episode of(
      long number, String text, List<Integer> tokens, Ending ending, Optional<String> reference) {
    Opening opening = new Opening(number, new Prompt(List.of(1)), "", reference);
    return new Episode(opening, new Sample(tokens, List.of(), ending), text);
  }

  /** One that ended, and has no reference. */
  static Episode text(String text) {
    return of(0, text, List.of(), Ending.END, Optional.empty());
  }

  static Episode cutOff(String text) {
    return of(0, text, List.of(), Ending.TRUNCATED, Optional.empty());
  }

  static Episode answer(String text, String reference) {
    return of(0, text, List.of(), Ending.END, Optional.of(reference));
  }

  static Episode tokens(Ending ending, Integer... tokens) {
    return of(0, "", List.of(tokens), ending, Optional.empty());
  }

  /** One of a prompt with this number. */
  static Episode numbered(long number, String text) {
    return of(number, text, List.of(), Ending.END, Optional.empty());
  }

  /** The scores, NaN where there is none. */
  static List<Double> scores(Reward reward, Episode... episodes) {
    List<OptionalDouble> scores = reward.score(List.of(episodes));
    return scores.stream().map(score -> score.orElse(Double.NaN)).toList();
  }

  /** The scores of texts that ended. */
  static List<Double> scores(Reward reward, String... texts) {
    return scores(reward, Stream.of(texts).map(Episodes::text).toArray(Episode[]::new));
  }
}
