package org.syntagma.trainers.rewards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.syntagma.trainers.rewards.Episodes.answer;
import static org.syntagma.trainers.rewards.Episodes.scores;
import static org.syntagma.trainers.rewards.Episodes.text;
import static org.syntagma.trainers.rewards.Episodes.tokens;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.syntagma.api.model.Sample.Ending;
import org.syntagma.api.reinforcement.Reward;

class PlainRewardsTest {
  @Test
  void tokenCountCountsWhatWasDrawn() {
    assertEquals(
        List.of(3.0, 2.0, 1.0),
        scores(
            new TokenCount(),
            tokens(Ending.END, 7, 8),
            tokens(Ending.TRUNCATED, 7, 8),
            tokens(Ending.END)));
  }

  @Test
  void exactIsOneForTheReferenceAlone() {
    Reward exact = new Exact(new Exact.Config(false, false));
    assertEquals(
        List.of(1.0, 1.0, 0.0, 0.0, Double.NaN),
        scores(
            exact,
            answer("a b", "a b"),
            answer(" a b\n", "a b"),
            answer("A b", "a b"),
            answer("ab", "a b"),
            text("a b")));
  }

  @Test
  void exactCanIgnoreCaseAndSpaces() {
    Reward cases = new Exact(new Exact.Config(true, false));
    assertEquals(List.of(1.0, 0.0), scores(cases, answer("A b", "a B"), answer("ab", "a b")));
    Reward spaces = new Exact(new Exact.Config(false, true));
    assertEquals(List.of(1.0, 0.0), scores(spaces, answer("a  b.", "a b ."), answer("A", "a")));
  }

  @Test
  void patternIsFoundOrMatchesAll() {
    Reward found = new RegularExpression(new RegularExpression.Config("[0-9]+", false));
    assertEquals(List.of(1.0, 1.0, 0.0), scores(found, "12", "a 12", "a"));
    Reward whole = new RegularExpression(new RegularExpression.Config("[0-9]+", true));
    assertEquals(List.of(1.0, 0.0, 0.0), scores(whole, "12", "a 12", ""));
  }

  @Test
  void aPatternThatIsNoneIsRefused() {
    RegularExpression.Config config = new RegularExpression.Config("a(b", false);
    assertEquals(
        "pattern = a(b: is no regular expression of Java (Unclosed group at character 4)",
        assertThrows(IllegalArgumentException.class, () -> new RegularExpression(config))
            .getMessage());
  }

  @Test
  void aPatternThatDoesNotComeToAnEndIsTold() {
    Reward deep = new RegularExpression(new RegularExpression.Config("(a|b)*c", true));
    String message =
        assertThrows(IllegalStateException.class, () -> scores(deep, "ab".repeat(100_000)))
            .getMessage();
    assertTrue(message.startsWith("pattern = (a|b)*c does not come to an end"), message);
  }

  @Test
  void lengthFallsEvenlyOutsideTheWindow() {
    Reward words = new LengthWindow(new LengthWindow.Config(2, 3, 2, Unit.WORDS));
    assertEquals(
        List.of(0.0, 0.5, 1.0, 1.0, 0.5, 0.0, 0.0),
        scores(words, "", "a", "a b", " a b  c ", "a b c d", "a b c d e", "a b c d e f"));
    Reward tokens = new LengthWindow(new LengthWindow.Config(2, 3, 4, Unit.TOKENS));
    assertEquals(
        List.of(0.75, 1.0, 0.75),
        scores(
            tokens,
            tokens(Ending.END, 7),
            tokens(Ending.END, 7, 7),
            tokens(Ending.TRUNCATED, 7, 7, 7, 7)));
  }

  @Test
  void repetitionIsTheShareOfNGramsThatCameBefore() {
    Reward pairs = new Repetition(new Repetition.Config(2, Unit.WORDS));
    // Of a b, b a, a b, b a two are new; of four times a a one is.
    assertEquals(
        List.of(-0.5, -0.75, 0.0, 0.0, 0.0),
        scores(pairs, "a b a b a", "a a a a a", "a b c", "a", ""));
    Reward tokens = new Repetition(new Repetition.Config(1, Unit.TOKENS));
    assertEquals(List.of(-0.25), scores(tokens, tokens(Ending.END, 5, 6, 7, 6)));
  }
}
