package org.syntagma.data.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.syntagma.api.data.DataException;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Sentence;

class SentenceSamplerTest {

  private static final ProbabilisticGrammar ENGLISH = GrammarText.english().read();
  // A geometric length: P(n words) = 0.5^n.
  private static final ProbabilisticGrammar COIN =
      GrammarReader.read("coin", "S -> \"a\" [0.5] | \"b\" S [0.5]");

  private static List<String> sentences(long seed, int count) {
    SentenceSampler sampler = new SentenceSampler(ENGLISH, Randomness.of(seed), 30);
    return LongStream.range(0, count).mapToObj(i -> sampler.sentence(i).toString()).toList();
  }

  @Test
  void sentenceIsAPureFunctionOfSeedAndIndex() {
    assertEquals(sentences(7, 200), sentences(7, 200));
    assertEquals(
        sentences(7, 200).get(150),
        new SentenceSampler(ENGLISH, Randomness.of(7), 30).sentence(150).toString());
    assertNotEquals(sentences(7, 200), sentences(8, 200));
  }

  @Test
  void treeHoldsTheWordsAndTextIsWrittenAsPeopleWrite() {
    Sentence sentence =
        new SentenceSampler(
                GrammarReader.read("t", "S -> NP \",\" \"she\" \"sleeps\" \".\"\nNP -> \"now\""),
                Randomness.of(1),
                9)
            .sentence(0);
    assertEquals(List.of("now", ",", "she", "sleeps", "."), sentence.words());
    assertEquals("now, she sleeps.", sentence.text());
    Constituency tree = (Constituency) sentence.tree().orElseThrow();
    assertEquals(sentence.words(), tree.words());
    assertEquals(
        new Constituency.Phrase("NP", List.of(new Constituency.Word("now"))),
        ((Constituency.Phrase) tree.root()).children().get(0));
  }

  @Test
  void sentencesDiffer() {
    assertTrue(sentences(7, 1000).stream().distinct().count() > 950);
  }

  @Test
  void drawsAlternativesByTheirProbabilities() {
    int draws = 40_000;
    SentenceSampler sampler = new SentenceSampler(COIN, Randomness.of(3), 1000);
    long[] counts = new long[5];
    for (int i = 0; i < draws; i++) {
      counts[Math.min(4, sampler.sentence(i).words().size() - 1)]++;
    }
    for (int n = 0; n < 4; n++) {
      double p = Math.pow(0.5, n + 1);
      double deviation = Math.sqrt(p * (1 - p) / draws);
      assertEquals(p, counts[n] / (double) draws, 5 * deviation, "length " + (n + 1));
    }
  }

  @Test
  void longerSentencesAreDrawnAgainSoThatTheRestKeepsItsDistribution() {
    int draws = 40_000;
    SentenceSampler sampler = new SentenceSampler(COIN, Randomness.of(3), 2);
    long ones = 0;
    for (int i = 0; i < draws; i++) {
      int length = sampler.sentence(i).words().size();
      assertTrue(length <= 2);
      ones += length == 1 ? 1 : 0;
    }
    assertEquals(2.0 / 3, ones / (double) draws, 5 * Math.sqrt(2.0 / 9 / draws));
  }

  @Test
  void maximumBelowTheShortestSentenceIsRefused() {
    DataException e =
        assertThrows(DataException.class, () -> new SentenceSampler(ENGLISH, Randomness.of(1), 2));
    assertEquals(
        "maximum-length is 2, but the grammar's shortest sentence has 3 words; expected at least"
            + " that",
        e.getMessage());
  }

  @Test
  void hopelessMaximumFailsInsteadOfHanging() {
    ProbabilisticGrammar rare =
        GrammarReader.read("t", "S -> \"a\" [0.0000000001] | \"b\" \"c\" [0.9999999999]");
    assertThrows(
        DataException.class, () -> new SentenceSampler(rare, Randomness.of(1), 1).sentence(0));
  }
}
