package org.syntagma.tasks.languagemodel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Tokenizer.Special;
import org.syntagma.api.random.Randomness;
import org.syntagma.tasks.languagemodel.LanguageModelConfig.Spans;

class SpanLayoutTest {
  private static final Special SPECIAL = new Special(0, 1, 2, 3);
  private static final int BOUNDLESS = Integer.MAX_VALUE;
  private static final Randomness RANDOMNESS = Randomness.of(8);

  @Test
  void gapsAreFilledInOrder() {
    // Two of six are lost, in two gaps: after one and after three of the four that stay.
    int[] answers = {1, 3, 0};
    int[] asked = {0};
    Row row =
        layout(1 / 3.0, 1)
            .row(new int[] {1, 10, 11, 12, 13, 14, 15, 2}, (l, h) -> answers[asked[0]++]);
    assertEquals(3, asked[0]);
    assertArrayEquals(new int[] {1, 10, 1, 12, 13, 1, 15, 2}, row.source());
    assertArrayEquals(new int[] {11, 1, 14, 2}, row.targets());
    assertArrayEquals(new int[] {1, 11, 1, 14}, row.tokens());
  }

  @Test
  void spansPutIntoTheGapsGiveTheTextAgain() {
    for (boolean whole : new boolean[] {true, false}) {
      for (int length = 2; length <= 60; length++) {
        for (double rate : new double[] {0.15, 0.5, 0.9}) {
          int[] ids = ids(length, whole);
          Row row = layout(rate, 3).row(ids, Layout.Cut.drawn(RANDOMNESS.at(length)));
          assertArrayEquals(ids, filled(row, whole));
          int lost = Math.max(1, Math.min(length - 1, (int) Math.round(length * rate)));
          long gaps = Arrays.stream(row.tokens()).filter(id -> id == 1).count();
          assertEquals(lost + gaps, row.targets().length);
          assertEquals(ids.length - lost + gaps, row.source().length);
          assertEquals(2, row.targets()[row.targets().length - 1]);
          assertArrayEquals(
              Arrays.copyOf(row.targets(), row.targets().length - 1),
              Arrays.copyOfRange(row.tokens(), 1, row.tokens().length));
        }
      }
    }
  }

  /** Each symbol of a gap, but not one of the text's own, replaced by its span. */
  private static int[] filled(Row row, boolean whole) {
    List<List<Integer>> spans = new ArrayList<>();
    for (int id : row.tokens()) {
      if (id == 1) {
        spans.add(new ArrayList<>());
      } else {
        spans.get(spans.size() - 1).add(id);
      }
    }
    assertTrue(spans.stream().noneMatch(List::isEmpty), "no gap is empty");
    List<Integer> text = new ArrayList<>();
    for (int i = 0; i < row.source().length; i++) {
      if (row.source()[i] == 1 && !(whole && i == 0)) {
        text.addAll(spans.remove(0));
      } else {
        text.add(row.source()[i]);
      }
    }
    assertEquals(List.of(), spans);
    return text.stream().mapToInt(Integer::intValue).toArray();
  }

  @Test
  void everyChoiceOfSpansIsEquallyLikely() {
    // Three of six are lost in two gaps: choose 2 of 4 places and 1 of 2 ways to part them.
    Map<List<Integer>, Integer> counts = new HashMap<>();
    int draws = 12_000;
    for (int draw = 0; draw < draws; draw++) {
      Row row = layout(0.5, 1.5).row(ids(6, false), Layout.Cut.drawn(RANDOMNESS.at(draw)));
      counts.merge(Arrays.stream(row.source()).boxed().toList(), 1, Integer::sum);
    }
    assertEquals(12, counts.size());
    double deviation = Math.sqrt(draws / 12.0 * 11 / 12);
    counts.forEach(
        (source, count) -> assertEquals(draws / 12.0, count, 5 * deviation, "" + source));
  }

  @Test
  void meanSpanIsAsLongAsWanted() {
    Row row = layout(0.15, 3).row(ids(400, false), Layout.Cut.drawn(RANDOMNESS));
    assertEquals(60 + 20, row.targets().length);
    assertEquals(340 + 20, row.source().length);
    assertEquals(400 + 2 * 20, layout(0.15, 3).used(ids(400, false)));
    assertEquals(402 + 2 * 20, layout(0.15, 3).used(ids(400, true)));
  }

  @Test
  void textsOfOneIdOrNonePredictNothing() {
    for (int[] ids : new int[][] {{}, {10}, {1}, {1, 2}, {1, 10, 2}}) {
      Row row = layout(0.15, 3).row(ids, Math::min);
      assertEquals(0, row.targets().length);
      assertEquals(0, layout(0.15, 3).used(ids));
      assertTrue(row.source().length > 0, "an encoder needs something");
    }
  }

  @Test
  void refusesTextsThatDoNotFitTheContext() {
    SpanLayout layout = new SpanLayout(SPECIAL, new Spans(0.5, 5), 6);
    assertEquals(6, layout.row(ids(10, false), Math::min).source().length);
    assertThrows(DataException.class, () -> layout.row(ids(12, false), Math::min));
  }

  @Test
  void evaluationsCutATextAlikeEachTimeAndTextsDifferently() {
    SpanLayout layout = layout(0.15, 3);
    List<List<Integer>> sources = new ArrayList<>();
    for (int index : new int[] {4, 4, 5}) {
      int[] source = layout.row(ids(60, false), layout.measuring(index)).source();
      sources.add(Arrays.stream(source).boxed().toList());
    }
    assertEquals(sources.get(0), sources.get(1));
    assertTrue(!sources.get(0).equals(sources.get(2)));
  }

  private static SpanLayout layout(double rate, double length) {
    return new SpanLayout(SPECIAL, new Spans(rate, length), BOUNDLESS);
  }

  /** So many ids from 10 on, as a whole text between begin and end symbols or as a part of one. */
  private static int[] ids(int length, boolean whole) {
    IntStream inner = IntStream.range(10, 10 + length);
    return whole
        ? IntStream.concat(IntStream.concat(IntStream.of(1), inner), IntStream.of(2)).toArray()
        : inner.toArray();
  }
}
