package org.syntagma.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.api.model.Sample.Ending;
import org.syntagma.api.reinforcement.Episode;
import org.syntagma.api.reinforcement.Opening;
import org.syntagma.api.reinforcement.Reward;

/** What every reward must do, whatever it likes. Implement it in a test class. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface RewardContract {
  Reward reward();

  /** How much a score may depend on what is scored beside it, by rounding. */
  default double rounding() {
    return 1e-5;
  }

  /**
   * Texts that are tried: empty, short, long, of many scripts, ended or cut off, with and without a
   * reference. Override it where a reward can read others only.
   */
  default List<Episode> episodes() {
    List<Episode> episodes = new ArrayList<>();
    for (String text :
        List.of(
            "",
            " ",
            "a",
            "the old dog sleeps .",
            "the the the the the the",
            "Größe! 你好\n\t\"{}[]|*",
            "word ".repeat(300).strip())) {
      for (Optional<String> reference :
          List.of(Optional.<String>empty(), Optional.of(text), Optional.of("the cat"))) {
        for (Ending ending : List.of(Ending.END, Ending.TRUNCATED)) {
          int number = episodes.size();
          Opening opening = new Opening(number, new Prompt(List.of(1)), "", reference);
          List<Integer> tokens =
              IntStream.range(0, Math.min(9, text.length())).map(i -> 4 + i % 2).boxed().toList();
          episodes.add(new Episode(opening, new Sample(tokens, List.of(), ending), text));
        }
      }
    }
    return episodes;
  }

  @Test
  default void givesOneFiniteScoreOrNoneForEachEpisode() {
    List<OptionalDouble> scores = reward().score(episodes());
    assertEquals(episodes().size(), scores.size());
    for (int i = 0; i < scores.size(); i++) {
      assertTrue(Double.isFinite(scores.get(i).orElse(0)), i + ": " + scores.get(i));
    }
  }

  @Test
  default void scoresNothingWhereThereIsNothing() {
    assertEquals(List.of(), reward().score(List.of()));
  }

  /** Otherwise an update would depend on how its episodes are dealt out, and on those before. */
  @Test
  default void aScoreDependsOnNothingButItsEpisode() {
    Reward reward = reward();
    List<Episode> episodes = episodes();
    List<OptionalDouble> together = reward.score(episodes);
    List<Integer> backwards =
        IntStream.range(0, episodes.size()).boxed().collect(Collectors.toList());
    Collections.reverse(backwards);
    List<OptionalDouble> reversed = reward.score(backwards.stream().map(episodes::get).toList());
    for (int i = 0; i < episodes.size(); i++) {
      String place = "episode " + i + ", '" + episodes.get(i).text() + "'";
      assertNear(
          together.get(i), reward.score(episodes.subList(i, i + 1)).get(0), place + " alone");
      assertNear(together.get(i), reversed.get(episodes.size() - 1 - i), place + " backwards");
    }
    List<OptionalDouble> another = reward().score(episodes);
    for (int i = 0; i < episodes.size(); i++) {
      assertNear(together.get(i), another.get(i), "episode " + i + " by another reward");
    }
  }

  private void assertNear(OptionalDouble expected, OptionalDouble found, String place) {
    assertEquals(expected.isPresent(), found.isPresent(), place);
    assertEquals(expected.orElse(0), found.orElse(0), rounding(), place);
  }

  /** A reward that likes all alike teaches nothing. */
  @Test
  default void tellsSomeEpisodesApart() {
    Stream<OptionalDouble> present =
        reward().score(episodes()).stream().filter(OptionalDouble::isPresent);
    assertTrue(present.distinct().count() > 1, "every score is the same");
  }
}
