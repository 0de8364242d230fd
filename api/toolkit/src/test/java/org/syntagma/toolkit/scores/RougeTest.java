package org.syntagma.toolkit.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.syntagma.toolkit.scores.Tables.Segment;

class RougeTest {
  private static final Set<RougeMeasure> ALL = EnumSet.allOf(RougeMeasure.class);

  @TestFactory
  Stream<DynamicTest> saysWhatRougeScoreSays() {
    Map<String, List<Segment>> corpora = Tables.corpora();
    return Tables.rows("rouge.tsv").stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.get(0),
                    () -> {
                      Rouge rouge = new Rouge(ALL);
                      corpora
                          .get(row.get(0))
                          .forEach(one -> rouge.add(one.hypothesis(), one.references()));
                      assertSame(row, rouge.scores());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> saysOfOneTextWhatRougeScoreSays() {
    Map<String, List<Segment>> corpora = Tables.corpora();
    return Tables.rows("rouge.tsv").stream()
        .filter(row -> corpora.get(row.get(0)).size() == 1)
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.get(0),
                    () -> {
                      Segment one = corpora.get(row.get(0)).get(0);
                      assertSame(row, new Rouge(ALL).text(one.hypothesis(), one.references()));
                    }));
  }

  /** Figures from google-research/google-research, rouge/rouge_scorer_test.py. */
  @Test
  void saysWhatIsPublished() {
    String three = "testing one two";
    assertScore(RougeMeasure.ROUGE_1, 1, 1 / 3.0, 1 / 2.0, "testing", three);
    assertScore(RougeMeasure.ROUGE_2, 1, 1 / 2.0, 2 / 3.0, "testing one", three);
    assertScore(RougeMeasure.ROUGE_L, 1, 2 / 3.0, 4 / 5.0, "testing one", three);
    assertScore(RougeMeasure.ROUGE_L, 1, 2 / 3.0, 4 / 5.0, "testing two", three);
    String five = "w1 w2 w3 w4 w5";
    String lines = "w1 w2 w6 w7 w8\nw1 w3 w8 w9 w5";
    assertScore(RougeMeasure.ROUGE_L_SUM, 0.4, 0.8, 0.64 / 1.2, lines, five);
    assertScore(RougeMeasure.ROUGE_L_SUM, 0, 0, 0, "/", five);
    for (RougeMeasure measure : RougeMeasure.values()) {
      assertScore(measure, 0, 0, 0, "", three);
    }
  }

  /** Lin 2004, section 3.1: the example of sentences S1 to S4, with recall as its score. */
  @Test
  void saysWhatThePaperSays() {
    String reference = "police killed the gunman";
    assertScore(
        RougeMeasure.ROUGE_L, 3 / 4.0, 3 / 4.0, 3 / 4.0, "police kill the gunman", reference);
    assertScore(
        RougeMeasure.ROUGE_L, 1 / 2.0, 1 / 2.0, 1 / 2.0, "the gunman kill police", reference);
    assertScore(
        RougeMeasure.ROUGE_L, 1 / 2.0, 1 / 2.0, 1 / 2.0, "the gunman police killed", reference);
  }

  @Test
  void takesMeansOverTexts() {
    Rouge rouge = new Rouge(Set.of(RougeMeasure.ROUGE_1));
    rouge.add("one two", List.of("one two"));
    rouge.add("one two", List.of("two three four five"));
    assertEquals(
        Map.of(RougeMeasure.ROUGE_1, new RougeScore(0.75, 0.625, (1 + 1 / 3.0) / 2)),
        rouge.scores());
  }

  @Test
  void isNothingWithoutTexts() {
    assertEquals(
        Map.of(RougeMeasure.ROUGE_L, new RougeScore(0, 0, 0)),
        new Rouge(Set.of(RougeMeasure.ROUGE_L)).scores());
  }

  @Test
  void refusesAHypothesisWithoutReferences() {
    Rouge rouge = new Rouge(ALL);
    assertThrows(IllegalArgumentException.class, () -> rouge.add("alone", List.of()));
  }

  private static void assertScore(
      RougeMeasure measure,
      double precision,
      double recall,
      double f1,
      String hypothesis,
      String reference) {
    RougeScore score = new Rouge(Set.of(measure)).text(hypothesis, List.of(reference)).get(measure);
    assertEquals(precision, score.precision(), 1e-12);
    assertEquals(recall, score.recall(), 1e-12);
    assertEquals(f1, score.f1(), 1e-12);
  }

  private static void assertSame(List<String> row, Map<RougeMeasure, RougeScore> scores) {
    List<RougeMeasure> measures =
        Stream.of("rouge1", "rouge2", "rougeL", "rougeLsum").map(RougeMeasure::named).toList();
    for (int i = 0; i < measures.size(); i++) {
      RougeScore score = scores.get(measures.get(i));
      List<String> figures = row.subList(1 + 3 * i, 4 + 3 * i);
      String what = measures.get(i) + " of " + row.get(0);
      assertEquals(Double.parseDouble(figures.get(0)), score.precision(), Tables.PRECISION, what);
      assertEquals(Double.parseDouble(figures.get(1)), score.recall(), Tables.PRECISION, what);
      assertEquals(Double.parseDouble(figures.get(2)), score.f1(), Tables.PRECISION, what);
    }
  }
}
