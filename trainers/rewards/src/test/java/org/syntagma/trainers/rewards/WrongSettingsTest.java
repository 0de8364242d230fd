package org.syntagma.trainers.rewards;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syntagma.api.reinforcement.Reward;

class WrongSettingsTest {
  private final Made made = new Made();

  @AfterEach
  void close() {
    made.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: length-window, least: 5, most: 4} | most must not be less than least",
        "{type: length-window, margin: 0} | it.margin = 0: must be greater than 0",
        "{type: length-window, unit: lines} | it.unit = lines",
        "{type: repetition, ngram: 0} | it.ngram = 0: must be greater than 0",
        "{type: pattern} | it.pattern",
        "{type: pattern, pattern: 'a(b'} | pattern = a(b: is no regular expression of Java",
        "{type: metric} | it.metric is missing",
        "{type: metric, metric: {type: bleu, tokenizer: 14a}} | it.metric.tokenizer = 14a",
        "{type: sum} | terms is empty: name one reward at least",
        "{type: sum, terms: [{type: token-count, weight: -1}]} | it.terms[0].weight = -1",
        "{type: sparse, share: 0, reward: {type: token-count}} | it.share = 0",
        "{type: sparse, share: 1.1, reward: {type: token-count}} | it.share = 1.1",
        "{type: sparse} | it.reward is missing",
        "{type: validity} | must have exactly one of grammar and parser",
        "{type: validity, grammar: {type: cfg}, parser: {type: grammar}} | must have exactly one of",
        "{type: validity, partial: true, parser: {type: grammar}} | partial = true: a parser does",
        "{type: classifier} | it.model is missing",
        "{type: token-count, maximum: 3} | it.maximum is not used"
      })
  void saysWhatIsWrong(String yaml, String expected) {
    String message =
        assertThrows(RuntimeException.class, () -> made.of(Reward.class, yaml)).getMessage();
    assertTrue(message.contains(expected), message);
  }

  @Test
  void whatTheDesignShowsCanBeMade() {
    Reward reward =
        made.of(
            Reward.class,
            """
            {type: sum, terms: [
              {type: validity, weight: 1.0, grammar: {type: cfg}},
              {type: length-window, weight: 0.2}]}\
            """);
    assertTrue(reward instanceof Sum, reward.toString());
  }
}
