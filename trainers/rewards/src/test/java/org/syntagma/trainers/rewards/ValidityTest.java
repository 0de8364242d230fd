package org.syntagma.trainers.rewards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.syntagma.trainers.rewards.Episodes.cutOff;
import static org.syntagma.trainers.rewards.Episodes.scores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.reinforcement.Reward;
import org.syntagma.api.syntax.Parser;
import org.syntagma.api.syntax.Sentence;

class ValidityTest {
  private static final String GRAMMAR =
      """
      S -> NP "sleeps" "." | NP "sees" NP "." | "oh" "." "." | "oh" "..."
      NP -> "the" "dog" | "a" "cat" | "The" "dog"
      """;

  @TempDir Path folder;
  private final Made made = new Made();
  private Path grammar;

  @BeforeEach
  void write() throws IOException {
    grammar = Files.writeString(folder.resolve("g.cfg"), GRAMMAR);
  }

  @AfterEach
  void close() {
    made.close();
  }

  private Reward byGrammar(String settings) {
    return made.of(
        Reward.class,
        "{type: validity, grammar: {type: cfg, path: '%s'}%s}".formatted(grammar, settings));
  }

  @Test
  void sentencesOfTheGrammarAreWorthOneAndOthersNothing() {
    assertEquals(
        List.of(1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0),
        scores(
            byGrammar(""),
            "the dog sleeps.",
            " a cat  sees the dog .",
            "oh...",
            "the dog sleeps",
            "thedog sleeps.",
            "the dogs sleeps.",
            ""));
  }

  @Test
  void partialCreditIsTheShareOfWordsAndEndThatAreRight() {
    assertEquals(
        List.of(1.0, 3 / 4.0, 2 / 4.0, 0.0, 4 / 7.0, 0.0, 0.0),
        scores(
            byGrammar(", partial: true"),
            "the dog sleeps.",
            "the dog sleeps",
            "the dog cat.",
            "dog the",
            "the dog sleeps. a cat",
            "thedog sleeps",
            ""));
  }

  @Test
  void whatWasCutOffLacksItsEnd() {
    assertEquals(List.of(0.0), scores(byGrammar(""), cutOff("the dog sleeps.")));
    assertEquals(
        List.of(4 / 5.0, 2 / 3.0),
        scores(byGrammar(", partial: true"), cutOff("the dog sleeps."), cutOff("the dog")));
    assertEquals(
        List.of(1.0, 0.0),
        scores(byGrammar(", require-end: false"), cutOff("the dog sleeps."), cutOff("the dog")));
  }

  @Test
  void aParserSaysHowGoodTheSentencesAre() {
    Reward reward =
        made.of(
            Reward.class,
            "{type: validity, parser: {type: grammar, path: '%s'}}".formatted(grammar));
    assertEquals(
        List.of(1.0, 0.0, 0.5, 0.0),
        scores(reward, "the dog sleeps.", "the dog dog.", "the dog sleeps. The dog sees.", ""));
    assertEquals(List.of(0.0), scores(reward, cutOff("the dog sleeps.")));
  }

  /** A parser may be a model, which reads many sentences at once. */
  @Test
  void allTextsAreParsedTogether() {
    List<Integer> calls = new ArrayList<>();
    Parser parser =
        new Parser() {
          @Override
          public List<Sentence> parse(List<Sentence> sentences) {
            throw new UnsupportedOperationException("is asked for plausibility");
          }

          @Override
          public List<Double> plausibility(List<Sentence> sentences) {
            calls.add(sentences.size());
            return sentences.stream().map(each -> each.words().size() / 10.0).toList();
          }
        };
    Reward reward =
        new Validity(new Validity.Config(false, true), Optional.empty(), Optional.of(parser));
    List<Double> found = scores(reward, "One two.", "", "One. Two three four.");
    assertEquals(List.of(3), calls);
    assertEquals(0.3, found.get(0), 1e-12);
    assertEquals(0, found.get(1));
    assertEquals((0.2 + 0.4) / 2, found.get(2), 1e-12);
  }
}
