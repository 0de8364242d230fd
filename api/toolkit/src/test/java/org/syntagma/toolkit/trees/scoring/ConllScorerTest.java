package org.syntagma.toolkit.trees.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.syntagma.toolkit.trees.scoring.ConllMetric.ALL_TAGS;
import static org.syntagma.toolkit.trees.scoring.ConllMetric.BLEX;
import static org.syntagma.toolkit.trees.scoring.ConllMetric.CLAS;
import static org.syntagma.toolkit.trees.scoring.ConllMetric.EXACT;
import static org.syntagma.toolkit.trees.scoring.ConllMetric.LAS;
import static org.syntagma.toolkit.trees.scoring.ConllMetric.LEMMAS;
import static org.syntagma.toolkit.trees.scoring.ConllMetric.MLAS;
import static org.syntagma.toolkit.trees.scoring.ConllMetric.SENTENCES;
import static org.syntagma.toolkit.trees.scoring.ConllMetric.TOKENS;
import static org.syntagma.toolkit.trees.scoring.ConllMetric.UAS;
import static org.syntagma.toolkit.trees.scoring.ConllMetric.UFEATS;
import static org.syntagma.toolkit.trees.scoring.ConllMetric.UPOS;
import static org.syntagma.toolkit.trees.scoring.ConllMetric.WORDS;
import static org.syntagma.toolkit.trees.scoring.ConllMetric.XPOS;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.syntagma.api.syntax.Dependency;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.SharedData;
import org.syntagma.toolkit.trees.Treebank;
import org.syntagma.toolkit.trees.conllu.ConlluReader;

/** Numbers counted by hand; the script gives the same for all of them. */
class ConllScorerTest {
  private static final String[] GOLD = {
    "1 The the DET DT Definite=Def 2 det",
    "2 dogs dog NOUN NNS Number=Plur 4 nsubj",
    "3 have have AUX VBP Tense=Pres 4 aux",
    "4 slept sleep VERB VBN Tense=Past|Typo=Yes 0 root",
    "5 . . PUNCT . _ 4 punct"
  };

  /** Sentences from lines of seven or more columns, parted by spaces. */
  private static List<Sentence> read(String[]... sentences) {
    StringBuilder text = new StringBuilder();
    for (String[] sentence : sentences) {
      for (String line : sentence) {
        text.append(line.replace(' ', '\t')).append("\t_\t_\n");
      }
      text.append('\n');
    }
    try {
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      Treebank treebank = new ConlluReader().read(new ByteArrayInputStream(bytes));
      assertEquals(List.of(), treebank.faults());
      return treebank.sentences();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<ConllMetric, Score> score(String... system) {
    return ConllScorer.score(read(GOLD), read(system));
  }

  private static String[] changed(int row, String from, String to) {
    String[] rows = GOLD.clone();
    rows[row - 1] = rows[row - 1].replace(from, to);
    return rows;
  }

  private static long correct(Map<ConllMetric, Score> scores, ConllMetric metric) {
    return scores.get(metric).correct();
  }

  @Test
  void goldAgainstItselfIsPerfect() {
    Map<ConllMetric, Score> scores = score(GOLD);
    scores.forEach((metric, score) -> assertEquals(1, score.f1(), metric.title()));
    assertEquals(new Score(5, 5, 5), scores.get(LAS));
    assertEquals(new Score(2, 2, 2), scores.get(CLAS));
    assertEquals(new Score(1, 1, 1), scores.get(EXACT));
  }

  @Test
  void wrongHeadCostsAttachment() {
    Map<ConllMetric, Score> scores = score(changed(5, "4 punct", "2 punct"));
    assertEquals(4, correct(scores, UAS));
    assertEquals(4, correct(scores, LAS));
    assertEquals(2, correct(scores, CLAS));
    assertEquals(0, correct(scores, EXACT));
  }

  @Test
  void wrongLabelCostsTheLabelledScoresOnly() {
    Map<ConllMetric, Score> scores = score(changed(2, "nsubj", "obj"));
    assertEquals(5, correct(scores, UAS));
    assertEquals(4, correct(scores, LAS));
    assertEquals(new Score(2, 2, 1), scores.get(CLAS));
  }

  @Test
  void subtypesOfLabelsDoNotCount() {
    assertEquals(5, correct(score(changed(2, "nsubj", "nsubj:pass")), LAS));
    assertEquals(5, correct(score(changed(3, "aux", "aux:tense")), LAS));
  }

  @Test
  void contentWordsAreThoseOfTheGoldLabels() {
    // A function word that the system calls content: one more of the system's, none correct.
    Map<ConllMetric, Score> scores = score(changed(1, "det", "amod"));
    assertEquals(new Score(2, 3, 2), scores.get(CLAS));
  }

  @Test
  void functionWordsCountForTheirHeadsInMlas() {
    assertEquals(new Score(2, 2, 1), score(changed(1, "DET", "PRON")).get(MLAS));
    assertEquals(new Score(2, 2, 1), score(changed(1, "Definite=Def", "_")).get(MLAS));
    assertEquals(new Score(2, 2, 0), score(changed(3, "4 aux", "2 aux")).get(MLAS));
    assertEquals(2, correct(score(changed(1, "DT", "PDT")), MLAS));
    assertEquals(2, correct(score(changed(5, "PUNCT", "SYM")), MLAS));
  }

  @Test
  void tagsAndFeatures() {
    Map<ConllMetric, Score> scores =
        score(changed(4, "VERB VBN Tense=Past|Typo=Yes", "NOUN VBN _"));
    assertEquals(4, correct(scores, UPOS));
    assertEquals(5, correct(scores, XPOS));
    assertEquals(4, correct(scores, UFEATS));
    assertEquals(4, correct(scores, ALL_TAGS));
    assertEquals(5, correct(scores, LAS));
  }

  @Test
  void featuresThatAreNotUniversalDoNotCountNorDoesTheirOrder() {
    assertEquals(5, correct(score(changed(4, "|Typo=Yes", "|Style=Coll")), UFEATS));
    String[] gold = changed(2, "Number=Plur", "Case=Nom|Number=Plur");
    String[] system = changed(2, "Number=Plur", "Number=Plur|Case=Nom");
    assertEquals(5, correct(ConllScorer.score(read(gold), read(system)), UFEATS));
  }

  @Test
  void lemmasCountUnlessTheGoldStandardHasNone() {
    Map<ConllMetric, Score> scores = score(changed(2, "dog ", "dogs "));
    assertEquals(4, correct(scores, LEMMAS));
    assertEquals(new Score(2, 2, 1), scores.get(BLEX));
    List<Sentence> gold = read(changed(2, "dogs dog", "dogs _"));
    assertEquals(5, correct(ConllScorer.score(gold, read(GOLD)), LEMMAS));
  }

  @Test
  void wordsAreAlignedByTheirCharacters() {
    Map<ConllMetric, Score> scores =
        score(
            "1 Thedogs x NOUN NNS _ 2 nsubj",
            "2 have x AUX VBP _ 3 aux",
            "3 slept x VERB VBN _ 0 root",
            "4 . x PUNCT . _ 3 punct");
    assertEquals(new Score(5, 4, 3), scores.get(TOKENS));
    assertEquals(new Score(5, 4, 3), scores.get(WORDS));
    assertEquals(new Score(5, 4, 3), scores.get(LAS));
    assertEquals(6.0 / 9, scores.get(LAS).f1(), 1e-15);
    assertEquals(0.75, scores.get(LAS).precision());
    assertEquals(0.6, scores.get(LAS).recall());
  }

  @Test
  void headThatIsNoGoldWordIsWrong() {
    Map<ConllMetric, Score> scores =
        score(
            "1 The x DET DT _ 2 det",
            "2 dogs x NOUN NNS _ 4 nsubj",
            "3 have x AUX VBP _ 4 aux",
            "4 slep x VERB VBN _ 0 root",
            "5 t. x PUNCT . _ 4 punct");
    assertEquals(new Score(5, 5, 3), scores.get(WORDS));
    assertEquals(new Score(5, 5, 1), scores.get(UAS));
  }

  @Test
  void sentencesMayBeCutElsewhere() {
    Map<ConllMetric, Score> scores =
        ConllScorer.score(
            read(GOLD),
            read(
                new String[] {"1 The x DET DT _ 2 det", "2 dogs x NOUN NNS _ 0 root"},
                new String[] {
                  "1 have x AUX VBP _ 2 aux",
                  "2 slept x VERB VBN _ 0 root",
                  "3 . x PUNCT . _ 2 punct"
                }));
    assertEquals(new Score(1, 2, 0), scores.get(SENTENCES));
    assertEquals(new Score(5, 5, 4), scores.get(UAS));
  }

  private static final String[] TOKEN = {
    "1-2 don't _ _ _ _ _ _",
    "1 do do AUX VBP _ 3 aux",
    "2 not not PART RB _ 3 advmod",
    "3 go go VERB VB _ 0 root"
  };

  @Test
  void wordsOfATokenAreAlignedByTheirForms() {
    String[] whole = {"1 don't do AUX VBP _ 2 aux", "2 go go VERB VB _ 0 root"};
    String[] other = {
      "1-3 don't _ _ _ _ _ _",
      "1 DO do AUX VBP _ 4 aux",
      "2 ' not PART RB _ 4 advmod",
      "3 not not PART RB _ 4 advmod",
      "4 go go VERB VB _ 0 root"
    };
    Map<ConllMetric, Score> scores = ConllScorer.score(read(TOKEN), read(whole));
    assertEquals(new Score(2, 2, 2), scores.get(TOKENS));
    assertEquals(new Score(3, 2, 1), scores.get(LAS));
    scores = ConllScorer.score(read(TOKEN), read(other));
    assertEquals(new Score(3, 4, 3), scores.get(LAS));
    scores = ConllScorer.score(read(other), read(TOKEN));
    assertEquals(new Score(4, 3, 3), scores.get(LAS));
  }

  @Test
  void stretchGrowsUntilNoTokenSticksOut() {
    String[] gold = {
      "1-2 ab _ _ _ _ _ _",
      "1 a a X X _ 4 dep",
      "2 b b X X _ 4 dep",
      "3 c c X X _ 4 dep",
      "4 d d X X _ 0 root"
    };
    String[] system = {
      "1 a a X X _ 4 dep",
      "2-3 bc _ _ _ _ _ _",
      "2 b b X X _ 4 dep",
      "3 c c X X _ 4 dep",
      "4 d d X X _ 0 root"
    };
    Map<ConllMetric, Score> scores = ConllScorer.score(read(gold), read(system));
    assertEquals(new Score(3, 3, 1), scores.get(TOKENS));
    assertEquals(new Score(4, 4, 4), scores.get(LAS));
  }

  @Test
  void spacesInFormsDoNotCount() {
    String[] spaced = {"1 10\u00A0000 x NUM CD _ 0 root"};
    String[] plain = {"1 10000 x NUM CD _ 0 root"};
    assertEquals(new Score(1, 1, 1), ConllScorer.score(read(spaced), read(plain)).get(LAS));
  }

  @Test
  void otherTextIsRefused() {
    assertEquals(
        "the gold text goes on 's' where the system's goes on 'z'; expected the same text",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    ConllScorer.score(
                        read(new String[] {"1 dogs x X X _ 0 root"}),
                        read(new String[] {"1 dogz x X X _ 0 root"})))
            .getMessage());
  }

  @Test
  void sentenceWithoutATreeIsRefused() {
    Sentence bare = new Sentence(List.of("a"), "a", Optional.empty());
    assertEquals(
        "sentence 1, 'a', has no dependency tree to score",
        assertThrows(
                IllegalArgumentException.class,
                () -> ConllScorer.score(List.of(bare), List.of(bare)))
            .getMessage());
  }

  /** The script's own figures for the chains of the development part of UD English EWT. */
  @Test
  void chainsOverARealTreebankScoreAsTheScriptSays() throws IOException {
    List<Sentence> gold;
    try (InputStream in =
        SharedData.open(SharedData.find("ud_english_ewt/en_ewt-ud-dev.conllu.gz"))) {
      gold = new ConlluReader().read(in).sentences();
    }
    ConllScorer.score(gold, gold)
        .forEach((metric, score) -> assertEquals(1, score.f1(), metric.title()));
    Map<ConllMetric, Score> scores =
        ConllScorer.score(gold, gold.stream().map(ConllScorerTest::chain).toList());
    assertEquals(new Score(25_147, 25_147, 19_164), scores.get(UPOS));
    assertEquals(new Score(25_147, 25_147, 7_471), scores.get(UAS));
    assertEquals(new Score(25_147, 25_147, 5_606), scores.get(LAS));
    assertEquals(new Score(15_137, 17_264, 2_706), scores.get(CLAS));
    assertEquals(new Score(15_137, 17_264, 1_395), scores.get(MLAS));
    assertEquals(new Score(15_137, 17_264, 2_706), scores.get(BLEX));
  }

  /**
   * Each word depends on the next, with its own label; every fourth is tagged a noun, every fifth
   * an object.
   */
  private static Sentence chain(Sentence sentence) {
    int size = sentence.words().size();
    List<Integer> heads = new ArrayList<>();
    Dependency tree = (Dependency) sentence.tree().orElseThrow();
    List<String> labels = new ArrayList<>(tree.labels());
    List<String> tags = new ArrayList<>(sentence.annotation(Sentence.UPOS).orElseThrow());
    for (int i = 0; i < size; i++) {
      heads.add(i + 1 < size ? i + 2 : 0);
      if (i % 4 == 0) {
        tags.set(i, "NOUN");
      }
      if (i % 5 == 0) {
        labels.set(i, "obj");
      }
    }
    return sentence
        .with(new Dependency(sentence.words(), heads, labels))
        .with(Sentence.UPOS, Collections.unmodifiableList(tags));
  }
}
