package org.syntagma.data.pairs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Pair;
import org.syntagma.api.data.Preference;

class PairFileTest {
  @TempDir private Path folder;

  private PairFile file(List<Pair> pairs, int segmentBits) {
    try (PairFileWriter writer = PairFileWriter.in(folder, segmentBits)) {
      pairs.forEach(writer::add);
      assertEquals(pairs.size(), writer.count());
      return writer.finish();
    }
  }

  @Test
  void givesBackWhatWasWrittenAcrossAllSegments() {
    Random random = new Random(1);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      String source = "é😀x".repeat(random.nextInt(30));
      String target = "y".repeat(random.nextInt(40)) + i;
      pairs.add(i % 3 == 0 ? Preference.of(source, target, "ö" + i) : Pair.of(source, target));
    }
    // Segments of 1 KiB: a pair in four or so would cross a border.
    PairFile file = file(pairs, 10);
    assertEquals(pairs, file);
    for (int i = 0; i < 1000; i++) {
      int place = random.nextInt(pairs.size());
      assertEquals(pairs.get(place), file.get(place));
    }
  }

  @Test
  void pairsCanFillSegmentsExactly() {
    List<Pair> pairs = List.of(Pair.of("1234", "5678"), Pair.of("", "12345678"), Pair.of("a", "b"));
    assertEquals(pairs, file(pairs, 4));
  }

  @Test
  void pairThatFitsInNoSegmentIsRefused() {
    DataException e =
        assertThrows(DataException.class, () -> file(List.of(Pair.of("1234", "56789")), 4));
    assertEquals("found a pair of 17 bytes; expected at most 16", e.getMessage());
  }

  @Test
  void canBeEmpty() {
    assertEquals(List.of(), file(List.of(), 10));
  }
}
