package org.syntagma.tasks.languagemodel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.syntagma.api.data.DataException;

class LayoutTest {
  private static final int BEGIN = 1;
  private static final int BOUNDLESS = Integer.MAX_VALUE;

  @Test
  void decoderPredictsEveryIdButTheFirst() {
    Row row = row(new DecoderLayout(BOUNDLESS), 10, 11, 12, 13);
    assertArrayEquals(new int[] {10, 11, 12}, row.tokens());
    assertArrayEquals(new int[] {11, 12, 13}, row.targets());
    assertArrayEquals(new int[0], row.source());
  }

  @Test
  void decoderRefusesTextsThatDoNotFitItsContext() {
    Row fitting = row(new DecoderLayout(3), 10, 11, 12, 13);
    assertArrayEquals(new int[] {11, 12, 13}, fitting.targets());
    assertRefused(new DecoderLayout(3), 10, 11, 12, 13, 14);
  }

  private static void assertRefused(Layout layout, int... ids) {
    String message = assertThrows(DataException.class, () -> row(layout, ids)).getMessage();
    assertTrue(message.contains("the model's context is"), message);
  }

  @Test
  void textsOfOneIdOrNonePredictNothing() {
    for (Layout layout : new Layout[] {new DecoderLayout(3), new PrefixLayout(BEGIN, 3)}) {
      for (int[] ids : new int[][] {{}, {10}}) {
        Row row = layout.row(ids, Math::min);
        assertEquals(0, row.tokens().length);
        assertEquals(0, row.targets().length);
        assertEquals(0, layout.used(ids));
      }
    }
    assertTrue(row(new PrefixLayout(BEGIN, 3)).source().length > 0, "an encoder needs something");
  }

  @Test
  void prefixIsReadByTheEncoderAndTheRestPredictedFromTheBeginSymbol() {
    Row row = new PrefixLayout(BEGIN, BOUNDLESS).row(new int[] {10, 11, 12, 13, 14}, (l, h) -> 2);
    assertArrayEquals(new int[] {10, 11}, row.source());
    assertArrayEquals(new int[] {BEGIN, 12, 13}, row.tokens());
    assertArrayEquals(new int[] {12, 13, 14}, row.targets());
  }

  @Test
  void everyCutKeepsAllIdsAndFitsBothParts() {
    for (int length = 2; length <= 12; length++) {
      int[] ids = IntStream.range(0, length).map(i -> 10 + i).toArray();
      PrefixLayout layout = new PrefixLayout(BEGIN, 6);
      int[] bounds = new int[2];
      layout.row(
          ids,
          (low, high) -> {
            bounds[0] = low;
            bounds[1] = high;
            return low;
          });
      assertEquals(Math.max(1, length - 6), bounds[0]);
      assertEquals(Math.min(6, length - 1), bounds[1]);
      for (int cut = bounds[0]; cut <= bounds[1]; cut++) {
        int at = cut;
        Row row = layout.row(ids, (low, high) -> at);
        assertTrue(row.source().length <= 6 && row.tokens().length <= 6);
        assertArrayEquals(
            ids,
            IntStream.concat(IntStream.of(row.source()), IntStream.of(row.targets())).toArray());
      }
    }
  }

  @Test
  void prefixRefusesTextsOfMoreThanTwoContexts() {
    assertEquals(2, row(new PrefixLayout(BEGIN, 2), 10, 11, 12, 13).targets().length);
    assertRefused(new PrefixLayout(BEGIN, 2), 10, 11, 12, 13, 14);
  }

  @Test
  void budgetCountsWhatIsUsed() {
    for (Layout layout : new Layout[] {new DecoderLayout(5), new PrefixLayout(BEGIN, 5)}) {
      for (int length = 2; length <= 6; length++) {
        Row row = layout.row(new int[length], Math::min);
        assertEquals(row.source().length + row.targets().length, layout.used(new int[length]));
      }
    }
  }

  private static Row row(Layout layout, int... ids) {
    return layout.row(ids, Math::min);
  }
}
