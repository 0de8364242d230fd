package org.syntagma.toolkit.trees.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syntagma.api.syntax.Dependency;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.SharedData;
import org.syntagma.toolkit.trees.conllu.ConlluReader;
import org.syntagma.toolkit.trees.conllu.ConlluWriter;
import org.syntagma.toolkit.trees.conllu.Token;
import org.syntagma.toolkit.trees.scoring.ConllMetric;
import org.syntagma.toolkit.trees.scoring.ConllScorer;
import org.syntagma.toolkit.trees.scoring.Score;

class RawTextTest {
  private static String words(String text) {
    return RawText.sentences(text).stream()
        .map(sentence -> String.join(" ", sentence.words()))
        .collect(Collectors.joining(" | "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "I don't know.; I do n't know .",
        "We'll see, won't we?; We 'll see , wo n't we ?",
        "You cannot; You can not",
        "\"Go!\" he said.; \" Go ! \" he said .",
        "It's John's and the dogs' dinner; It 's John 's and the dogs ' dinner",
        "O'Brien's; O'Brien 's",
        "Mr. Smith of the U.S. left.; Mr. Smith of the U.S. left .",
        "Jennifer M. Anderson paid $1,000.50 (15%); Jennifer M. Anderson paid $ 1,000.50 ( 15 % )",
        "a 15-year well-known e-mail; a 15 - year well - known e-mail",
        "at 7:30PM on 08/16/2000; at 7:30 PM on 08/16/2000",
        "See http://a.org/b?c=d-e, or x.y@z.com.; See http://a.org/b?c=d-e , or x.y@z.com .",
        "Wait... what?! -- Nothing :); Wait ... what ?! -- Nothing :)",
        "Open report.pdf now.; Open report.pdf now .",
        "Ask at example.com. Then go.; Ask at example.com . | Then go .",
        "naïve Ärger; naïve Ärger",
      })
  void wordsAreCutAsTreebanksDo(String text, String words) {
    assertEquals(words, words(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,2.", "1/2/", "a.b", "x'y", "a.", "a@b.c", "-a-", "non-a'b"})
  void endlessWordsAreCutToo(String piece) {
    String text = piece.repeat(30_000);
    String read =
        RawText.sentences(text).stream()
            .flatMap(sentence -> sentence.words().stream())
            .collect(Collectors.joining());
    assertEquals(text, read);
  }

  @Test
  void sentencesEndAtPunctuationBeforeACapitalAndAtEmptyLines() {
    assertEquals(
        "He came . | Did she ? | \" Yes . \" | No | So be it",
        words("He came. Did she?\n\"Yes.\" No\n\n\n So\nbe it"));
    assertEquals("He came . then left", words("He came. then left"));
    assertEquals("Dr. Who", words("Dr. Who"));
    assertEquals("", words(" \n\n "));
  }

  @Test
  void sentencesAreWrittenWithTheirTokensAndSpaces() {
    Sentence sentence = RawText.sentences("I  don't (yet).").get(0);
    assertEquals("I don't (yet).", sentence.text());
    assertEquals(6, Token.of(sentence).size());
    List<String> lines = new ConlluWriter().write(sentence).lines().toList();
    assertEquals("# text = I don't (yet).", lines.get(0));
    assertEquals("2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_", lines.get(2));
    assertEquals("5\tyet\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No", lines.get(6));
  }

  @Test
  void noCharacterIsLost() {
    String text = "a\u00A0b \uD83D\uDE00!! 猫が\tx_y\u200B#1 ''--``\u0301 <b> & 'x' s' n't";
    assertEquals(text.replaceAll("[\\s\\p{Z}]", ""), words(text).replaceAll("[ |]", ""));
  }

  @Test
  void spacesOfAllScriptsPartWordsAndAreNone() {
    String text = "\uFEFFIt\u00A0is\u3000so\u2009: www.a.org/b\u202Fx\u2028y\u0085z\uFEFF";
    assertEquals("It is so : www.a.org/b x y z", words(text));
    assertEquals("It is so : www.a.org/b x y z", RawText.sentences(text).get(0).text());
  }

  @Test
  void carriageReturnAndLineFeedAreOneLineBreak() {
    assertEquals("He came home", words("He came\r\nhome"));
    assertEquals("He came | home", words("He came\r\n \r\nhome"));
  }

  @Test
  void joinedWordsReadWell() {
    List<String> words =
        List.of("\"", "Do", "n't", ",", "\"", "he", "(", "Al", "'s", "son", ")", "said", ".");
    assertEquals("\"Don't,\" he (Al's son) said.", WordJoiner.join(words));
  }

  @Test
  void realTextIsCutMuchAsPeopleDid() throws IOException {
    List<Sentence> gold;
    try (InputStream in =
        SharedData.open(SharedData.find("ud_english_ewt/en_ewt-ud-dev.conllu.gz"))) {
      gold = new ConlluReader().read(in).sentences();
    }
    StringBuilder text = new StringBuilder();
    for (Sentence sentence : gold) {
      text.append(sentence.source().contains("# newpar") ? "\n\n" : " ").append(sentence.text());
    }
    List<Sentence> found =
        RawText.sentences(text.toString()).stream().map(RawTextTest::chain).toList();
    Map<ConllMetric, Score> scores = ConllScorer.score(gold, found);
    assertTrue(scores.get(ConllMetric.TOKENS).f1() > 0.98, scores.toString());
    assertTrue(scores.get(ConllMetric.WORDS).f1() > 0.98, scores.toString());
    assertTrue(scores.get(ConllMetric.SENTENCES).f1() > 0.8, scores.toString());
  }

  private static Sentence chain(Sentence sentence) {
    List<Integer> heads = IntStream.range(0, sentence.words().size()).boxed().toList();
    return sentence.with(new Dependency(sentence.words(), heads, sentence.words()));
  }
}
