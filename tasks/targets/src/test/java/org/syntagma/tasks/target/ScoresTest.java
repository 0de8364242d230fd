package org.syntagma.tasks.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.syntagma.tasks.target.TargetConfig.Score;

class ScoresTest {
  @Test
  void macroF1IsTheMeanOverAllLabelsThatAreRequiredOrFound() {
    LabelScores scores = new LabelScores();
    // As sklearn.metrics.f1_score([a, a, b, c, c], [a, b, b, d, c], average="macro"):
    // a: 2/3, b: 2/3, c: 2/3, d: 0.
    String[] labels = {"a", "a", "b", "c", "c"};
    String[] guesses = {"a", "b", "b", "d", "c"};
    for (int i = 0; i < labels.length; i++) {
      scores.add(labels[i], guesses[i]);
    }
    assertEquals(0.5, scores.macroF1(), 1e-12);
    assertEquals(0.6, scores.accuracy(), 1e-12);
    assertEquals(0, new LabelScores().accuracy());
    assertEquals(0, new LabelScores().macroF1());
  }

  @Test
  void spansCountAsInConlleval() {
    SpanScores scores = new SpanScores();
    scores.add(
        List.of("B-A", "I-A", "O", "B-B", "B-B", "I-A"),
        List.of("B-A", "I-A", "I-A", "I-B", "B-B", "I-A"));
    // Required A 0-2, B 3-4, B 4-5, A 5-6; found A 0-3 and the same three others.
    Map<String, Double> found = scores.metrics();
    assertEquals(3 / 4.0, found.get("precision"), 1e-12);
    assertEquals(3 / 4.0, found.get("recall"), 1e-12);
    scores.add(List.of("O", "B-A"), List.of("O", "O"));
    assertEquals(3 / 4.0, scores.metrics().get("precision"), 1e-12);
    assertEquals(3 / 5.0, scores.metrics().get("recall"), 1e-12);
    assertEquals(2 / 3.0, scores.metrics().get("f1"), 1e-12);
    assertEquals(0, new SpanScores().metrics().get("f1"));
  }

  @Test
  void onlyLabelsOfSpansMakeSpans() {
    assertTrue(SpanScores.suit(List.of("B-A", "I-A", "O")));
    assertFalse(SpanScores.suit(List.of("NOUN", "O")));
    assertFalse(SpanScores.suit(List.of("O", "I-A")));
  }

  @Test
  void anAnswerIsExactButForSpaceAtItsEnds() {
    GeneratedScores scores = new GeneratedScores(List.of(Score.EXACT));
    assertEquals(Map.of(), scores.metrics());
    scores.add(" a b", "a b ", "a b ");
    scores.add("a  b", "a b", "a b");
    assertEquals(Map.of("exact-match", 0.5), scores.metrics());
  }

  @Test
  void anAnswerIsExactWhereTheVocabularyWritesTheTargetSo() {
    GeneratedScores scores = new GeneratedScores(List.of(Score.EXACT));
    scores.add("dog (x)", "dog ( x )", "dog (x)");
    scores.add("dog ( x)", "dog ( x )", "dog (x)");
    assertEquals(Map.of("exact-match", 0.5), scores.metrics());
  }

  @Test
  void answersAreMeasuredByWhatIsWanted() {
    GeneratedScores scores =
        new GeneratedScores(List.of(Score.EXACT, Score.BLEU, Score.CHRF, Score.ROUGE));
    scores.add("the cat sat on the mat", "the cat sat on the mat", "the cat sat on the mat");
    assertEquals(
        List.of("exact-match", "bleu", "chrf", "rouge-1", "rouge-2", "rouge-l"),
        List.copyOf(scores.metrics().keySet()));
    assertEquals(100, scores.metrics().get("bleu"), 1e-9);
    scores.add("a dog", "the cat sat on the mat", "the cat sat on the mat");
    assertTrue(scores.metrics().get("bleu") < 100);
    assertEquals(0.5, scores.metrics().get("rouge-1"), 1e-9);
  }

  @Test
  void chineseIsComparedByCharacters() {
    GeneratedScores scores = new GeneratedScores(List.of(Score.BLEU_ZH));
    scores.add("我们去公园", "我们去学校", "我们去学校");
    double found = scores.metrics().get("bleu-zh");
    assertTrue(found > 30 && found < 60, "3 of 5 characters and 2 of 4 pairs: " + found);
  }
}
