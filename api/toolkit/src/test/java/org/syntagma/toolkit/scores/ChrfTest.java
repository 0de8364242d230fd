package org.syntagma.toolkit.scores;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.syntagma.toolkit.scores.Tables.Segment;

class ChrfTest {
  private static final ChrfSettings BETA_3 = new ChrfSettings(6, 0, 3, false, false, false);
  private static final ChrfSettings BETA_3_SMOOTH = new ChrfSettings(6, 0, 3, false, false, true);

  @TestFactory
  Stream<DynamicTest> saysWhatSacrebleuSays() {
    Map<String, List<List<String>>> expected = Tables.byCorpus("chrf.tsv");
    return Tables.corpora().entrySet().stream()
        .map(
            corpus ->
                DynamicTest.dynamicTest(
                    corpus.getKey(),
                    () -> {
                      for (List<String> row : expected.get(corpus.getKey())) {
                        assertSame(row, corpus.getValue());
                      }
                    }));
  }

  /** Figures from mjpost/sacrebleu, test/test_chrf.py. */
  @Test
  void saysWhatIsPublishedOfShortTexts() {
    assertAll(
        () -> assertCorpus(0, BETA_3_SMOOTH, "abcdefg", "hijklmnop"),
        () -> assertCorpus(0, BETA_3_SMOOTH, "", "reference"),
        () -> assertCorpus(8.3333, BETA_3_SMOOTH, "aa", "ab"),
        () -> assertCorpus(8.3333, BETA_3_SMOOTH, "a", "a", "b", "c"),
        () -> assertCorpus(16.6667, BETA_3_SMOOTH, "a", "a"),
        () -> assertCorpus(50, BETA_3_SMOOTH, "a b c", "abc"),
        () -> assertCorpus(100, BETA_3, "a", "a"),
        () -> assertCorpus(100, BETA_3, "a b c", "abc"),
        () -> assertCorpus(0, BETA_3, "", "c"),
        () -> assertCorpus(50, BETA_3, "a", "a", "b", "c"),
        () -> assertCorpus(25, BETA_3, "aa", "ab"));
  }

  /** Figures from mjpost/sacrebleu, test/test_chrf.py. */
  @Test
  void saysWhatIsPublishedOfSentences() {
    ChrfSettings smooth = new ChrfSettings(6, 0, 2, false, false, true);
    ChrfSettings whitespace = new ChrfSettings(6, 0, 3, false, true, false);
    assertAll(
        () ->
            assertCorpus(
                31.22557079,
                smooth,
                "Nebo prostě nemají vybavení, které by jim pomohlo, uvedli lékaři.",
                "A někdy nemáme ani potřebný materiál, abychom jim pomohli, popsali lékaři."),
        () ->
            assertCorpus(
                67.3481606,
                whitespace,
                "Die Beziehung zwischen Obama und Netanjahu ist nicht gerade freundlich.",
                "Das Verhältnis zwischen Obama und Netanyahu ist nicht gerade"
                    + " freundschaftlich."));
  }

  @Test
  void isAboutNothingWithoutSentences() {
    assertEquals(0, new Chrf(ChrfSettings.characters()).score());
    assertEquals(0, new Chrf(BETA_3_SMOOTH).score(), 1e-12);
  }

  @Test
  void countsWordsOnlyInChrfPlusPlus() {
    List<String> reference = List.of("to night we sail");
    double characters = new Chrf(ChrfSettings.characters()).sentence("tonight we sail", reference);
    double both =
        new Chrf(ChrfSettings.charactersAndWords()).sentence("tonight we sail", reference);
    assertEquals(100, characters);
    assertTrue(both < 90, () -> "chrF++ = " + both);
  }

  @Test
  void refusesAHypothesisWithoutReferences() {
    Chrf chrf = new Chrf(ChrfSettings.characters());
    assertThrows(IllegalArgumentException.class, () -> chrf.sentence("alone", List.of()));
  }

  @Test
  void refusesSettingsOutOfRange() {
    assertThrows(
        IllegalArgumentException.class, () -> new ChrfSettings(0, 0, 2, false, false, false));
    assertThrows(
        IllegalArgumentException.class, () -> new ChrfSettings(6, -1, 2, false, false, false));
    assertThrows(
        IllegalArgumentException.class, () -> new ChrfSettings(6, 0, 0, false, false, false));
  }

  private static void assertSame(List<String> row, List<Segment> segments) {
    String what = String.join(" ", row);
    double score = Double.parseDouble(row.get(7));
    Chrf chrf = new Chrf(settings(row));
    segments.forEach(one -> chrf.add(one.hypothesis(), one.references()));
    assertEquals(score, chrf.score(), Tables.PRECISION, what);
    if (segments.size() == 1) {
      Segment one = segments.get(0);
      double alone = new Chrf(settings(row)).sentence(one.hypothesis(), one.references());
      assertEquals(score, alone, Tables.PRECISION, what);
    }
  }

  private static ChrfSettings settings(List<String> row) {
    return new ChrfSettings(
        Integer.parseInt(row.get(1)),
        Integer.parseInt(row.get(2)),
        Double.parseDouble(row.get(3)),
        row.get(4).equals("yes"),
        row.get(5).equals("yes"),
        row.get(6).equals("yes"));
  }

  /** Texts are hypotheses and references in turn. */
  private static void assertCorpus(double score, ChrfSettings settings, String... texts) {
    Chrf chrf = new Chrf(settings);
    for (int i = 0; i < texts.length; i += 2) {
      chrf.add(texts[i], List.of(texts[i + 1]));
    }
    assertEquals(score, chrf.score(), 1e-4);
  }
}
