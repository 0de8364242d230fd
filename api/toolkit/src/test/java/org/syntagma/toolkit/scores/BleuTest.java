package org.syntagma.toolkit.scores;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.syntagma.toolkit.scores.Tables.Segment;

class BleuTest {
  private static final List<Segment> README =
      List.of(
          new Segment(
              "The dog bit the man.", List.of("The dog bit the man.", "The dog had bit the man.")),
          new Segment(
              "It wasn't surprising.", List.of("It was not unexpected.", "No one was surprised.")),
          new Segment(
              "The man had just bitten him.",
              List.of("The man bit him first.", "The man had bitten the dog.")));
  private static final String RAW_SUGAR =
      "Producția de zahăr primă va fi exprimată în ceea ce privește zahărul alb;";
  private static final String WHITE_SUGAR = "producţia de zahăr brut se exprimă în zahăr alb;";

  @TestFactory
  Stream<DynamicTest> saysWhatSacrebleuSays() {
    Map<String, List<List<String>>> expected = Tables.byCorpus("bleu.tsv");
    return Tables.corpora().entrySet().stream()
        .map(
            corpus ->
                DynamicTest.dynamicTest(
                    corpus.getKey(),
                    () -> {
                      for (List<String> row : expected.get(corpus.getKey())) {
                        assertSame(row, corpus(settings(row), corpus.getValue()));
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> saysOfOneSentenceWhatSacrebleuSaysWithEffectiveOrder() {
    Map<String, List<List<String>>> expected = Tables.byCorpus("bleu.tsv");
    return Tables.corpora().entrySet().stream()
        .filter(corpus -> corpus.getValue().size() == 1)
        .map(
            corpus ->
                DynamicTest.dynamicTest(
                    corpus.getKey(),
                    () -> {
                      Segment one = corpus.getValue().get(0);
                      for (List<String> row : expected.get(corpus.getKey())) {
                        if (settings(row).effectiveOrder()) {
                          Bleu bleu = new Bleu(settings(row).withEffectiveOrder(false));
                          assertSame(row, bleu.sentence(one.hypothesis(), one.references()));
                        }
                      }
                    }));
  }

  /** Figures from mjpost/sacrebleu, test/test_bleu.py. */
  @Test
  void saysWhatIsPublishedOfTheReadmesCorpus() {
    BleuSettings settings = BleuSettings.defaults();
    BleuSettings raw = settings.withTokenizer(BleuTokenizer.NONE);
    assertEquals(48.530827, corpus(settings, README).score(), 1e-6);
    assertEquals(49.1919566, corpus(raw, README).score(), 1e-7);
    double[] byOrder = {77.65, 60.50, 53.93, 48.53, 46.14, 43.28};
    for (int order = 1; order <= byOrder.length; order++) {
      assertEquals(byOrder[order - 1], corpus(settings.withOrder(order), README).score(), 5e-3);
    }
  }

  /** Figures from mjpost/sacrebleu, test/test_bleu.py. */
  @Test
  void saysWhatIsPublishedOfRawTexts() {
    BleuSettings raw =
        BleuSettings.defaults()
            .withTokenizer(BleuTokenizer.NONE)
            .withSmoothing(BleuSmoothing.FLOOR, 0.01)
            .withEffectiveOrder(true);
    assertAll(
        () -> assertRaw(raw, 1.0, "this is a test", "this is a test"),
        () -> assertRaw(raw, 0.223606797749979, "this is a fest", "this is a test"),
        () -> assertRaw(raw, 0.3678794411714425, "test", "a test"),
        () -> assertRaw(raw, 1.0, "a test", "a test"),
        () -> assertRaw(raw, 0.03218297948685433, "a little test", "a test"),
        () ->
            assertRaw(
                raw.withSmoothing(BleuSmoothing.FLOOR),
                0.1555722182,
                "am I am a character sequence",
                "I am a symbol string sequence a a"));
  }

  /** Figures from mjpost/sacrebleu, test/test_sentence_bleu.py. */
  @Test
  void saysWhatIsPublishedOfASentence() {
    BleuSettings settings = BleuSettings.defaults();
    BleuSettings characters = settings.withTokenizer(BleuTokenizer.CHARACTERS);
    assertAll(
        () -> assertSugar(8.493, settings),
        () -> assertSugar(0, settings.withSmoothing(BleuSmoothing.NONE)),
        () -> assertSugar(4.51688, settings.withSmoothing(BleuSmoothing.FLOOR)),
        () -> assertSugar(10.10, settings.withSmoothing(BleuSmoothing.FLOOR, 0.5)),
        () -> assertSugar(14.882, settings.withSmoothing(BleuSmoothing.ADD_K)),
        () -> assertSugar(21.389, settings.withSmoothing(BleuSmoothing.ADD_K, 2)),
        () -> assertSugar(7.347, settings.withTokenizer(BleuTokenizer.NONE)),
        () -> assertSugar(40.8759, characters),
        () -> assertSugar(42.0267, characters.withLowerCase(true)));
  }

  @Test
  void aSentenceAloneChangesNoCorpus() {
    Bleu bleu = new Bleu(BleuSettings.defaults());
    README.forEach(segment -> bleu.add(segment.hypothesis(), segment.references()));
    BleuScore before = bleu.score();
    assertTrue(bleu.sentence("something else", List.of("something new")).score() > 0);
    assertEquals(before, bleu.score());
  }

  @Test
  void isNothingWithoutSentences() {
    BleuScore score = new Bleu(BleuSettings.defaults()).score();
    assertEquals(new BleuScore(0, List.of(0.0, 0.0, 0.0, 0.0), 1, 0, 0), score);
    assertEquals(0, score.ratio());
  }

  @Test
  void tellsHowLongHypothesesAre() {
    Bleu bleu = new Bleu(BleuSettings.defaults());
    bleu.add("one two three", List.of("one two three four five six", "one"));
    assertEquals(3, bleu.score().ratio());
  }

  @Test
  void refusesAHypothesisWithoutReferences() {
    Bleu bleu = new Bleu(BleuSettings.defaults());
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> bleu.add("alone", List.of()));
    assertTrue(refusal.getMessage().contains("at least one"), refusal.getMessage());
  }

  @Test
  void refusesSettingsOutOfRange() {
    BleuSettings settings = BleuSettings.defaults();
    assertThrows(IllegalArgumentException.class, () -> settings.withOrder(0));
    assertThrows(
        IllegalArgumentException.class,
        () -> settings.withSmoothing(BleuSmoothing.FLOOR, Double.NaN));
    assertThrows(
        IllegalArgumentException.class, () -> settings.withSmoothing(BleuSmoothing.ADD_K, -1));
  }

  @Test
  void knowsWhatSacrebleuCallsThings() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> BleuTokenizer.named("intl"));
    assertEquals(
        "no tokenizer of BLEU is called 'intl'. Known: 13a, zh, char, none", refusal.getMessage());
    assertThrows(IllegalArgumentException.class, () -> BleuSmoothing.named("EXP"));
  }

  private static BleuSettings settings(List<String> row) {
    return new BleuSettings(
        BleuTokenizer.named(row.get(1)),
        BleuSmoothing.named(row.get(2)),
        Double.parseDouble(row.get(3)),
        row.get(4).equals("yes"),
        row.get(5).equals("yes"),
        Integer.parseInt(row.get(6)));
  }

  private static void assertSame(List<String> row, BleuScore score) {
    String what = String.join(" ", row);
    assertEquals(Double.parseDouble(row.get(7)), score.score(), Tables.PRECISION, what);
    assertEquals(Double.parseDouble(row.get(8)), score.brevityPenalty(), Tables.PRECISION, what);
    assertEquals(Long.parseLong(row.get(9)), score.hypothesisLength(), what);
    assertEquals(Long.parseLong(row.get(10)), score.referenceLength(), what);
    double[] precisions =
        Arrays.stream(row.get(11).split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    assertEquals(precisions.length, score.precisions().size(), what);
    for (int i = 0; i < precisions.length; i++) {
      assertEquals(precisions[i], score.precisions().get(i), Tables.PRECISION, what);
    }
  }

  private static BleuScore corpus(BleuSettings settings, List<Segment> segments) {
    Bleu bleu = new Bleu(settings);
    segments.forEach(segment -> bleu.add(segment.hypothesis(), segment.references()));
    return bleu.score();
  }

  private static void assertRaw(
      BleuSettings settings, double share, String hypothesis, String reference) {
    Bleu bleu = new Bleu(settings);
    assertEquals(share, bleu.sentence(hypothesis, List.of(reference)).score() / 100, 1e-8);
  }

  private static void assertSugar(double score, BleuSettings settings) {
    Bleu bleu = new Bleu(settings);
    assertEquals(score, bleu.sentence(RAW_SUGAR, List.of(WHITE_SUGAR)).score(), 1e-3);
  }
}
