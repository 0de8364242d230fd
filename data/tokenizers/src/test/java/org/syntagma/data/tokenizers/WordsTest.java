package org.syntagma.data.tokenizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syntagma.api.data.GrowingText;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateException;
import org.syntagma.testkit.data.TokenizerContract;
import org.syntagma.testkit.state.MemoryState;

class WordsTest implements TokenizerContract {

  @Override
  public Tokenizer create() {
    return new Words(WordsConfig.defaults());
  }

  private static List<String> symbols(WordsConfig config, String... texts) {
    Tokenizer tokenizer = new Words(config);
    tokenizer.learn(List.of(texts));
    return IntStream.range(4, tokenizer.size()).mapToObj(tokenizer::symbol).toList();
  }

  private static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    WordSplitter.split(text, words::add);
    return words;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      value = {
        "The cat, the dog.@The|cat|,|the|dog|.",
        "don't stop@don't|stop",
        "dogs' well-known it’s@dogs|'|well-known|it’s",
        "a -b --c@a|-|b|-|-|c",
        "snake_case 3.14 $5@snake_case|3|.|14|$|5",
        "naïve e\u0301a 😀!@naïve|e\u0301a|😀|!",
        "x\u00a0y\tz@x|y|z",
      })
  void splitsAsDocumented(String text, String words) {
    assertEquals(List.of(words.split("\\|")), split(text));
  }

  @Test
  void lineBreaksAreOneWordHoweverMany() {
    assertEquals(List.of("a", "\n", "b", "\n"), split("a \r\n\n  b\n"));
  }

  @Test
  void mostFrequentComesFirstThenByCodeUnit() {
    assertEquals(
        List.of("b", "a", "c", "d"), symbols(WordsConfig.defaults(), "d b c", "a a b b b"));
  }

  @Test
  void rareWordsGiveWay() {
    assertEquals(List.of("b", "a"), symbols(new WordsConfig(2, 100), "d b c", "a a b b b"));
    assertEquals(List.of("b", "a", "c"), symbols(new WordsConfig(1, 7), "d b c", "a a b b b"));
  }

  @Test
  void vocabularyIsIndependentOfHowTheTextIsCut() {
    List<String> whole = symbols(WordsConfig.defaults(), "the cat\n\nthe dog's\n a");
    assertEquals(
        whole, symbols(WordsConfig.defaults(), "the ", "cat\n\n", "the ", "dog's\n ", "a"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      value = {
        "the old dog , that sees ( or hears ) the cat , sleeps .@"
            + "the old dog, that sees (or hears) the cat, sleeps.",
        "she said \" no \" and \" yes \" !@she said \"no\" and \"yes\"!",
        "is it $ 5 or 5 % ?@is it $5 or 5%?",
        "“ well ” … ‘ so ’@“well”… ‘so’",
      })
  void textIsReadable(String words, String text) {
    assertEquals(text, WordJoiner.join(List.of(words.split(" "))));
  }

  @Test
  void lineBreakEndsAQuotationThatWasLeftOpen() {
    assertEquals("\"a\nb \"c", WordJoiner.join(List.of("\"", "a", "\n", "b", "\"", "c")));
  }

  @Test
  void splittingJoinedWordsGivesTheSameWords() {
    String alphabet = "ab'’-\"“”().,!?$#_1 \n\t😀é\u0301";
    int[] points = alphabet.codePoints().toArray();
    for (int run = 0; run < 20_000; run++) {
      Randomness random = Randomness.of(run);
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 1 + random.below(0, 12); i++) {
        text.appendCodePoint(points[(int) random.below(i + 1, points.length)]);
      }
      List<String> words = split(text.toString());
      assertEquals(words, split(WordJoiner.join(words)), text::toString);
    }
  }

  @Test
  void unknownWordsKeepTheirPlace() {
    Tokenizer tokenizer = learned();
    int[] ids = tokenizer.encode("the zebra sleeps.");
    assertEquals(tokenizer.special().unknown(), ids[1]);
    assertEquals("the \uFFFD sleeps.", tokenizer.decode(ids));
  }

  @Test
  void aQuoteFarBackDecidesHowTheNextOneGrows() {
    Tokenizer tokenizer = create();
    tokenizer.learn(List.of("a \""));
    GrowingText text = tokenizer.growing();
    StringBuilder grown = new StringBuilder();
    String whole = "\"" + "a ".repeat(40) + "a\" a";
    for (int id : tokenizer.encode(whole)) {
      text = text.append(id);
      grown.append(text.added());
    }
    assertEquals(whole, grown.toString());
  }

  @Test
  void damagedStateIsRefused() {
    MemoryState twice = new MemoryState();
    twice.texts("symbols", List.of("a", "b", "a"));
    assertThrows(StateException.class, () -> create().load(twice.reader()));
    assertThrows(StateException.class, () -> create().load(new MemoryState().reader()));
  }

  @Test
  void fewerSymbolsThanTheSpecialOnesCannotBeAsked() {
    assertTrue(symbols(new WordsConfig(1, 5), "a a b").equals(List.of("a")));
    assertArrayEquals(new int[] {}, learned().encode("  "));
  }
}
