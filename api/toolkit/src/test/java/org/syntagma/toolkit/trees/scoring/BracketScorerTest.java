package org.syntagma.toolkit.trees.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Constituency.Phrase;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.SharedData;
import org.syntagma.toolkit.trees.brackets.BracketReader;

/**
 * Numbers counted by hand; EVALB with its COLLINS.prm, in which {@code ROOT} and {@code S1} are
 * deleted like {@code TOP}, gives the same for all of them.
 */
class BracketScorerTest {
  private static final String GOLD =
      "(TOP (S (NP (DT the) (NN dog)) (VP (VBZ sees) (NP (DT a) (NN cat)) (ADVP (RB now))) (. .)))";

  private static Constituency tree(String brackets) {
    try {
      byte[] bytes = brackets.getBytes(StandardCharsets.UTF_8);
      List<Sentence> sentences =
          new BracketReader(true).read(new ByteArrayInputStream(bytes)).sentences();
      return (Constituency) sentences.get(0).tree().orElseThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static BracketScores score(String gold, String system) {
    BracketScorer scorer = new BracketScorer();
    scorer.add(tree(gold), tree(system));
    return scorer.scores();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "the same; (TOP (S (NP (DT the) (NN dog)) (VP (VBZ sees) (NP (DT a) (NN cat)) (ADVP (RB now))) (. .))); 5; 5; 0; 6",
        "no wrapper; (S (NP (DT the) (NN dog)) (VP (VBZ sees) (NP (DT a) (NN cat)) (ADVP (RB now))) (. .)); 5; 5; 0; 6",
        "another wrapper; (ROOT (S (NP (DT the) (NN dog)) (VP (VBZ sees) (NP (DT a) (NN cat)) (ADVP (RB now))) (. .))); 5; 5; 0; 6",
        "one label; (TOP (S (NP (DT the) (NN dog)) (VP (VBZ sees) (PP (DT a) (NN cat)) (ADVP (RB now))) (. .))); 4; 5; 0; 6",
        "PRT is ADVP; (TOP (S (NP (DT the) (NN dog)) (VP (VBZ sees) (NP (DT a) (NN cat)) (PRT (RB now))) (. .))); 5; 5; 0; 6",
        "function tags; (TOP (S-IMP (NP-SBJ-1 (DT the) (NN dog)) (VP (VBZ sees) (NP=2 (DT a) (NN cat)) (ADVP-TMP (RB now))) (. .))); 5; 5; 0; 6",
        "punctuation inside; (TOP (S (NP (DT the) (NN dog)) (VP (VBZ sees) (NP (DT a) (NN cat)) (ADVP (RB now) (. .))))); 5; 5; 0; 6",
        "phrase of punctuation; (TOP (S (NP (DT the) (NN dog)) (VP (VBZ sees) (NP (DT a) (NN cat)) (ADVP (RB now))) (X (. .)))); 5; 5; 0; 6",
        "bracket too many; (TOP (S (NP (NP (DT the) (NN dog))) (VP (VBZ sees) (NP (DT a) (NN cat)) (ADVP (RB now))) (. .))); 5; 6; 0; 6",
        "brackets too few; (TOP (S (DT the) (NN dog) (VBZ sees) (DT a) (NN cat) (RB now) (. .))); 1; 1; 0; 6",
        "crossing; (TOP (S (NP (DT the) (NN dog) (VBZ sees)) (NP (DT a) (NN cat) (ADVP (RB now))) (. .))); 2; 4; 1; 6",
        "attached higher; (TOP (S (NP (DT the) (NN dog)) (VP (VBZ sees) (NP (DT a) (NN cat))) (ADVP (RB now)) (. .))); 4; 5; 0; 6",
        "tags; (TOP (S (NP (DT the) (NN dog)) (VP (VBD sees) (NP (DT a) (NNP cat)) (ADVP (RB now))) (. .))); 5; 5; 0; 4",
      })
  void bracketsAndTags(
      String name, String system, long correct, long brackets, long crossing, long tags) {
    BracketScores scores = score(GOLD, system);
    assertEquals(new Score(5, brackets, correct), scores.brackets());
    assertEquals(crossing, scores.crossing());
    assertEquals(tags, scores.correctTags());
    assertEquals(6, scores.words());
    assertEquals(1, scores.valid());
    assertEquals(correct == 5 && brackets == 5 ? 1 : 0, scores.completeMatch());
  }

  @Test
  void aBracketTwiceCountsTwiceOnlyIfBothHaveItTwice() {
    String twice = "(S (X (X (A a) (B b))))";
    assertEquals(new Score(3, 3, 3), score(twice, twice).brackets());
    assertEquals(new Score(3, 2, 2), score(twice, "(S (X (A a) (B b)))").brackets());
    assertEquals(new Score(2, 3, 2), score("(S (X (A a) (B b)))", twice).brackets());
  }

  @Test
  void otherWordsAreAnErrorAndCountForNothingElse() {
    BracketScorer scorer = new BracketScorer();
    scorer.add(tree("(S (A a) (B b))"), tree("(S (A a) (B c))"));
    scorer.add(tree("(S (A a) (B b))"), tree("(S (A a) (, b))"));
    scorer.add(tree("(S (A a) (, b))"), tree("(S (A a) (: b))"));
    scorer.add(tree("(S (A a) (B b))"), tree("(S (, a) (. b))"));
    BracketScores scores = scorer.scores();
    assertEquals(4, scores.sentences());
    assertEquals(2, scores.errors());
    assertEquals(1, scores.skipped());
    assertEquals(1, scores.valid());
    assertEquals(new Score(1, 1, 1), scores.brackets());
  }

  @Test
  void totalsAreOverBracketsNotSentences() {
    BracketScorer scorer = new BracketScorer();
    scorer.add(tree("(S (X (A a) (B b)) (Y (C c)))"), tree("(S (X (A a) (B b)) (Y (C c)))"));
    scorer.add(tree("(S (A a) (B b))"), tree("(T (U (A a) (B b)))"));
    BracketScores scores = scorer.scores();
    assertEquals(new Score(4, 5, 3), scores.brackets());
    assertEquals(3.0 / 5, scores.brackets().precision());
    assertEquals(3.0 / 4, scores.brackets().recall());
    assertEquals(2.0 / 3, scores.brackets().f1(), 1e-15);
    assertEquals(0.5, scores.completeMatch());
    assertEquals(1, scores.taggingAccuracy());
  }

  @Test
  void crossingBracketsAreCountedPerSentence() {
    BracketScorer scorer = new BracketScorer();
    String right = "(S (A a) (X (B b) (Y (C c) (Z (D d) (W (E e) (F f))))))";
    String left = "(S (X (Y (Z (W (A a) (B b)) (C c)) (D d)) (E e)) (F f))";
    scorer.add(tree(right), tree(left));
    scorer.add(tree(right), tree(right));
    BracketScores scores = scorer.scores();
    assertEquals(4, scores.crossing());
    assertEquals(2, scores.averageCrossing());
    assertEquals(1, scores.noCrossing());
    assertEquals(1, scores.twoOrLessCrossing());
  }

  @Test
  void realTreesAgainstThemselvesAndAgainstFlatOnes() throws IOException {
    Path file = SharedData.find("gum_const/const/GUM_academic_art.ptb");
    BracketScorer same = new BracketScorer();
    BracketScorer flat = new BracketScorer();
    try (InputStream in = SharedData.open(file)) {
      for (Sentence sentence : new BracketReader(true).read(in).sentences()) {
        Constituency tree = (Constituency) sentence.tree().orElseThrow();
        same.add(tree, tree);
        flat.add(tree, flat(sentence));
      }
    }
    assertEquals(1, same.scores().brackets().f1());
    assertEquals(1, same.scores().completeMatch());
    assertEquals(1, same.scores().taggingAccuracy());
    // EVALB's own figures.
    assertEquals(new Score(609, 28, 19), flat.scores().brackets());
    assertEquals(0, flat.scores().crossing());
    assertEquals(689, flat.scores().words());
  }

  private static Constituency flat(Sentence sentence) {
    List<String> tags = sentence.annotation(Sentence.XPOS).orElseThrow();
    List<Constituency.Node> words = new ArrayList<>();
    for (int i = 0; i < tags.size(); i++) {
      words.add(new Phrase(tags.get(i), List.of(new Constituency.Word(sentence.words().get(i)))));
    }
    return new Constituency(new Phrase("S", words));
  }
}
