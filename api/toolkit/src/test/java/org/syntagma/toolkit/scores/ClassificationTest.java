package org.syntagma.toolkit.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.syntagma.toolkit.trees.scoring.Score;

class ClassificationTest {
  @TestFactory
  Stream<DynamicTest> saysWhatScikitLearnSays() {
    return Tables.rows("classification.tsv").stream()
        .map(row -> DynamicTest.dynamicTest(row.get(0), () -> assertSame(row)));
  }

  @Test
  void isNothingWithoutExamples() {
    ClassificationScores scores = new Classification().scores();
    assertEquals(0, scores.count());
    assertEquals(0, scores.accuracy());
    assertEquals(0, scores.macroF1());
  }

  private static void assertSame(List<String> row) {
    List<String> right = List.of(row.get(1).split(" ", -1));
    List<String> found = List.of(row.get(2).split(" ", -1));
    Classification classification = new Classification();
    for (int i = 0; i < right.size(); i++) {
      classification.add(found.get(i), right.get(i));
    }
    ClassificationScores scores = classification.scores();
    assertEquals(right.size(), scores.count());
    assertEquals(figure(row, 3), scores.accuracy(), Tables.PRECISION);
    assertEquals(figure(row, 4), scores.macroPrecision(), Tables.PRECISION);
    assertEquals(figure(row, 5), scores.macroRecall(), Tables.PRECISION);
    assertEquals(figure(row, 6), scores.macroF1(), Tables.PRECISION);
    assertEquals(row.size() - 7, scores.classes().size());
    for (String label : row.subList(7, row.size())) {
      List<String> figures = List.of(label.split(" ", -1));
      Score score = scores.classes().get(figures.get(0));
      assertEquals(figure(figures, 1), score.precision(), Tables.PRECISION);
      assertEquals(figure(figures, 2), score.recall(), Tables.PRECISION);
      assertEquals(figure(figures, 3), score.f1(), Tables.PRECISION);
      assertEquals(Long.parseLong(figures.get(4)), score.gold());
    }
  }

  private static double figure(List<String> row, int place) {
    return Double.parseDouble(row.get(place));
  }
}
