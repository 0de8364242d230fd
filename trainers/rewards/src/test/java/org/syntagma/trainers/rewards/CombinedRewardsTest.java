package org.syntagma.trainers.rewards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.syntagma.trainers.rewards.Episodes.answer;
import static org.syntagma.trainers.rewards.Episodes.numbered;
import static org.syntagma.trainers.rewards.Episodes.scores;
import static org.syntagma.trainers.rewards.Episodes.text;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syntagma.api.reinforcement.Episode;
import org.syntagma.api.reinforcement.Reward;
import org.syntagma.api.task.Weighted;
import org.syntagma.api.training.ComponentFailure;

class CombinedRewardsTest {
  private final Made made = new Made();

  @AfterEach
  void close() {
    made.close();
  }

  @Test
  void aSumIsWeightedAndAbsentWhereATermIs() {
    Reward sum =
        made.of(
            Reward.class,
            """
            {type: sum, terms: [
              {type: exact, weight: 2},
              {type: length-window, weight: 0.5, least: 2, most: 2, margin: 4},
              {type: pattern, pattern: b}]}\
            """);
    assertEquals(
        List.of(2 + 0.5 + 1, 0.5 * 0.75, Double.NaN),
        scores(sum, answer("a b", "a b"), answer("a", "a b"), text("a b")));
  }

  @Test
  void theSamePromptsAreAlwaysRewarded() {
    Reward sparse = new Sparse(new Sparse.Config(0.1, 1), new TokenCount());
    List<Long> rewarded = rewarded(sparse, 0, 1000);
    // 100 ± 5 standard deviations of 9.5.
    assertTrue(Math.abs(rewarded.size() - 100) < 48, rewarded.size() + " of 1000");
    List<Long> later = new ArrayList<>(rewarded(sparse, 0, 300));
    later.addAll(rewarded(new Sparse(new Sparse.Config(0.1, 1), new TokenCount()), 300, 1000));
    assertEquals(rewarded, later);
    Reward other = new Sparse(new Sparse.Config(0.1, 2), new TokenCount());
    assertNotEquals(rewarded, rewarded(other, 0, 1000));
    Reward all = new Sparse(new Sparse.Config(1, 1), new TokenCount());
    assertEquals(1000, rewarded(all, 0, 1000).size());
  }

  private static List<Long> rewarded(Reward reward, long from, long to) {
    Episode[] episodes =
        LongStream.range(from, to).mapToObj(i -> numbered(i, "")).toArray(Episode[]::new);
    List<Double> scores = scores(reward, episodes);
    return LongStream.range(from, to)
        .filter(i -> !scores.get((int) (i - from)).isNaN())
        .boxed()
        .toList();
  }

  @Test
  void sparseAsksOnlyForWhatItRewardsAndKeepsTheOrder() {
    List<String> asked = new ArrayList<>();
    Reward lengths =
        episodes -> {
          episodes.forEach(each -> asked.add(each.text()));
          return Scores.each(episodes, each -> each.text().length());
        };
    Reward sparse = new Sparse(new Sparse.Config(0.5, 1), lengths);
    Episode[] episodes = new Episode[20];
    for (int i = 0; i < episodes.length; i++) {
      episodes[i] = numbered(i % 10, "x".repeat(i));
    }
    List<Double> found = scores(sparse, episodes);
    int absent = 0;
    for (int i = 0; i < episodes.length; i++) {
      absent += found.get(i).isNaN() ? 1 : 0;
      assertTrue(found.get(i).isNaN() || found.get(i) == i, "score " + found.get(i) + " of " + i);
      assertEquals(found.get(i).isNaN(), !asked.contains("x".repeat(i)));
      assertEquals(found.get(i).isNaN(), found.get((i + 10) % 20).isNaN());
    }
    assertTrue(absent > 0 && absent < 20, absent + " absent");
  }

  @Test
  void aTermThatGivesNoNumberIsNamed() {
    Reward broken = episodes -> Scores.each(episodes, each -> Double.NaN);
    Sum sum = new Sum(List.of(new Weighted<>(broken, new Weighted.Settings(1))));
    ComponentFailure failure =
        assertThrows(ComponentFailure.class, () -> sum.score(List.of(text("a b"))));
    assertSame(broken, failure.component());
    assertEquals(
        "gave NaN for the text 'a b': must be a finite number, or absent", failure.getMessage());
  }

  @Test
  void aTermThatGivesTooFewIsNamed() {
    Reward broken = episodes -> List.of(OptionalDouble.of(1));
    Sparse sparse = new Sparse(new Sparse.Config(1, 1), broken);
    ComponentFailure failure =
        assertThrows(ComponentFailure.class, () -> sparse.score(List.of(text("a"), text("b"))));
    assertSame(broken, failure.component());
    assertEquals("gave 1 scores for 2 episodes: must be as many", failure.getMessage());
  }
}
