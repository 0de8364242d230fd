package org.syntagma.trainers.rewards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.syntagma.trainers.rewards.Episodes.answer;
import static org.syntagma.trainers.rewards.Episodes.scores;
import static org.syntagma.trainers.rewards.Episodes.text;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syntagma.api.reinforcement.Reward;
import org.syntagma.api.task.Metric;

class MetricRewardTest {
  private final Made made = new Made();

  @AfterEach
  void close() {
    made.close();
  }

  private Reward reward(String metric) {
    return made.of(Reward.class, "{type: metric, metric: %s}".formatted(metric));
  }

  @Test
  void bleuOfOneTextIsItsSentenceBleu() {
    List<Double> found =
        scores(
            reward("{type: bleu}"),
            answer("a b c d", "a b c e"),
            answer("a b", "a b"),
            answer("x", "a b"),
            text("a b"));
    // Precisions 3/4, 2/3, 1/2 and, as no word quadruple matches, half of one: their product is
    // 1/8.
    assertEquals(100 * Math.pow(1 / 8.0, 1 / 4.0), found.get(0), 1e-9);
    // Two words have no longer n-grams to miss.
    assertEquals(100, found.get(1), 1e-9);
    assertEquals(0, found.get(2));
    assertTrue(found.get(3).isNaN());
  }

  @Test
  void bleuOfSeveralTextsIsThatOfTheCorpus() {
    Metric bleu = made.of(Metric.class, "{type: bleu}");
    // 4 of 6 words, 3 of 4 pairs, and all of the longer ones.
    assertEquals(
        100 * Math.pow(4 / 6.0 * 3 / 4, 1 / 4.0),
        bleu.score(List.of("a b c d", "x y"), List.of(List.of("a b c d"), List.of("a b"))),
        1e-9);
  }

  @Test
  void rougeIsF() {
    // Words: 2 of 3 and 2 of 4. Pairs: 1 of 2 and 1 of 3.
    assertEquals(
        4 / 7.0,
        scores(reward("{type: rouge, measure: rouge-1}"), answer("a b c", "a b d e")).get(0),
        1e-12);
    assertEquals(
        2 / 5.0,
        scores(reward("{type: rouge, measure: rouge-2}"), answer("a b c", "a b d e")).get(0),
        1e-12);
    assertEquals(
        4 / 7.0, scores(reward("{type: rouge}"), answer("a x b", "a b d e")).get(0), 1e-12);
  }

  @Test
  void chrfIsOfCharactersAndCanBeScaled() {
    Reward scaled =
        made.of(
            Reward.class, "{type: metric, scale: 0.01, metric: {type: chrf, lower-case: true}}");
    List<Double> found = scores(scaled, answer("Abcdef", "abcdef"), answer("xyz", "abcdef"));
    assertEquals(1, found.get(0), 1e-9);
    assertEquals(0, found.get(1), 1e-9);
    // One letter of two is right, both ways, and no pair: the mean over the orders that both have.
    assertEquals(25, scores(reward("{type: chrf}"), answer("ab", "ac")).get(0), 1e-9);
  }
}
