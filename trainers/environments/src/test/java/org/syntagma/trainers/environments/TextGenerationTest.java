package org.syntagma.trainers.environments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.syntagma.trainers.environments.Letters.BEGIN;
import static org.syntagma.trainers.environments.Letters.END;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataException;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Sample;
import org.syntagma.api.reinforcement.Episode;
import org.syntagma.api.reinforcement.Opening;
import org.syntagma.api.reinforcement.TextEnvironment;

class TextGenerationTest {
  private static final int A = 4;
  private static final int B = 5;
  private static final int C = 6;

  private final Bench bench = new Bench();
  private final Model decoder = bench.model(Table.decoder(16));
  private final Model encoderDecoder = bench.model(Table.encoderDecoder(16));

  @AfterEach
  void close() {
    bench.close();
  }

  private static Sample written(Integer... tokens) {
    return new Sample(List.of(tokens), List.of(), Sample.Ending.END);
  }

  private static List<Long> numbers(TextEnvironment environment, long from, long to) {
    return LongStream.range(from, to).mapToObj(seed -> environment.open(seed).number()).toList();
  }

  @Test
  void everyPromptComesOnceInEachRound() {
    TextEnvironment environment =
        Bench.environment(
                Bench.pairs(IntStream.range(0, 30).mapToObj(i -> "a").toArray(String[]::new)),
                Bench.config(3))
            .of(decoder);
    assertEquals(30, environment.prompts());
    List<Long> all = LongStream.range(0, 30).boxed().toList();
    List<Long> first = numbers(environment, 0, 30);
    List<Long> second = numbers(environment, 30, 60);
    assertEquals(all, first.stream().sorted().toList());
    assertEquals(all, second.stream().sorted().toList());
    assertNotEquals(all, first);
    assertNotEquals(first, second);
    // What a seed opens with depends on nothing else.
    assertEquals(first, numbers(environment.another(), 0, 30));
  }

  @Test
  void textsOfWhichNothingIsGivenAreOnePromptAndAreNotRead() {
    TextGeneration environment = Bench.environment(Bench.endless(), Bench.config(3));
    assertEquals(1, environment.prompts());
    Opening opening = environment.of(decoder).open(7);
    assertEquals(List.of(BEGIN), opening.prompt().tokens());
    assertEquals(0, opening.number());
    assertEquals("", opening.given());
    assertEquals(Optional.empty(), opening.reference());
  }

  @Test
  void theFirstTokensOfTextsFollowTheBeginSymbol() {
    for (Corpus<?> texts :
        List.of(Bench.texts("c b a", "b", "a c"), Bench.windows("c b a", "b", "a c"))) {
      TextEnvironment environment = Bench.environment(texts, Bench.prefix(2)).of(decoder);
      assertEquals(3, environment.prompts());
      for (long seed = 0; seed < 3; seed++) {
        Opening opening = environment.open(seed);
        assertEquals(
            List.of(List.of(BEGIN, C, B), List.of(BEGIN, B), List.of(BEGIN, A, C))
                .get((int) opening.number()),
            opening.prompt().tokens());
        assertEquals(List.of("c b", "b", "a c").get((int) opening.number()), opening.given());
      }
    }
  }

  @Test
  void aTextIsJudgedWithItsBeginning() {
    TextEnvironment environment =
        Bench.environment(Bench.texts("c b a"), Bench.prefix(1)).of(decoder);
    Opening opening = environment.open(0);
    Episode episode = environment.episode(opening, written(A, B));
    assertEquals("c a b", episode.text());
    assertEquals(opening, episode.opening());
    Sample stopped = new Sample(List.of(A), List.of(), Sample.Ending.STOP, " rest");
    assertEquals("c a rest", environment.episode(opening, stopped).text());
  }

  @Test
  void anEncoderReadsTheSourceBetweenItsSymbolsAndADecoderContinuesIt() {
    TextGeneration environment = Bench.environment(Bench.pairs("b c"), Bench.config(3));
    Opening read = environment.of(encoderDecoder).open(0);
    assertEquals(List.of(BEGIN, B, C, END), read.prompt().tokens());
    Opening continued = environment.of(decoder).open(0);
    assertEquals(List.of(BEGIN, B, C), continued.prompt().tokens());
    assertEquals("b c", continued.given());
    assertEquals(Optional.of("b c!"), continued.reference());
    assertEquals("a", environment.of(decoder).episode(continued, written(A)).text());
  }

  @Test
  void aTaskLaysPairsOutAndSaysWhatTheAnswerIs() {
    TextEnvironment environment =
        Bench.environment(Bench.pairs("b c"), Bench.config(3), Optional.of(new Backwards()))
            .of(encoderDecoder);
    Opening opening = environment.open(0);
    assertEquals(List.of(C, B), opening.prompt().tokens());
    assertEquals("a", environment.episode(opening, written(B, A)).text());
    // What the encoder reads, then what the decoder is given.
    assertEquals(List.of(C, B, BEGIN, BEGIN), environment.reset(0));
  }

  @Test
  void saysWhichPromptLeavesNoRoom() {
    // The context is 16: a prompt of 3 with its begin symbol leaves 13.
    TextGeneration fits = Bench.environment(Bench.pairs("a", "b c"), Bench.config(13));
    assertEquals(2, fits.of(decoder).prompts());
    TextGeneration tooLong = Bench.environment(Bench.pairs("a", "b c"), Bench.config(14));
    assertEquals(
        "prompt 1 has 3 tokens, which with maximum-tokens = 14 are more than the model's context of"
            + " 16: lower maximum-tokens, or shorten the prompts",
        assertThrows(IllegalArgumentException.class, () -> tooLong.of(decoder)).getMessage());
    // A decoder with an encoder continues the begin symbol alone.
    assertEquals(
        15, Bench.environment(Bench.pairs("b c"), Bench.config(15)).of(encoderDecoder).maximum());
    assertThrows(
        IllegalArgumentException.class,
        () -> Bench.environment(Bench.pairs("b c"), Bench.config(16)).of(encoderDecoder));
    TextGeneration source =
        Bench.environment(Bench.pairs("a b c a b c a b c a b c a b c"), Bench.config(1));
    assertEquals(
        "prompt 0 has 17 tokens, but the model's encoder reads at most 16: shorten the prompts",
        assertThrows(IllegalArgumentException.class, () -> source.of(encoderDecoder)).getMessage());
  }

  @Test
  void aNetworkThatPredictsNoTokensIsRefused() {
    Model mute = bench.model(new Table(false, OptionalInt.empty(), "hidden"));
    TextGeneration environment = Bench.environment(Bench.pairs("a"), Bench.config(3));
    assertEquals(
        "a network that writes text gives 'logits', but this one gives [hidden]: choose another"
            + " network",
        assertThrows(IllegalArgumentException.class, () -> environment.of(mute)).getMessage());
  }

  @Test
  void withoutAModelNothingIsOpened() {
    TextGeneration environment = Bench.environment(Bench.pairs("a"), Bench.config(3));
    assertThrows(IllegalStateException.class, () -> environment.open(0));
    assertThrows(IllegalStateException.class, () -> environment.reset(0));
  }

  @Test
  void saysWhatIsWrongWithItsPrompts() {
    assertEquals(
        "the corpus of prompts is empty: give one with at least one example",
        assertThrows(
                DataException.class,
                () -> Bench.environment(Bench.pairs(), Bench.config(3)).prompts())
            .getMessage());
    String endless =
        assertThrows(
                DataException.class,
                () -> Bench.environment(Bench.endless(), Bench.prefix(1)).prompts())
            .getMessage();
    assertEquals("the corpus of prompts has no end", endless.substring(0, 32));
    refused(
        "prompts must be a corpus of texts or of pairs, but this one yields Integer",
        Bench.corpus(Integer.class, Integer::valueOf, "1"),
        Bench.config(3),
        false);
    refused(
        "task lays out pairs, but the prompts are texts: leave it out, or give a corpus of pairs",
        Bench.texts("a"),
        Bench.config(3),
        true);
    refused(
        "prefix = 2: must be 0 where prompts are pairs, whose sources are given whole",
        Bench.pairs("a"),
        Bench.prefix(2),
        false);
  }

  private static void refused(
      String message, Corpus<?> corpus, TextGenerationConfig config, boolean withTask) {
    assertEquals(
        message,
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    Bench.environment(
                        corpus, config, withTask ? Optional.of(new Backwards()) : Optional.empty()))
            .getMessage());
  }
}
