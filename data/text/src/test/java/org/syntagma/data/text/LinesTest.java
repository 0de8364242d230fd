package org.syntagma.data.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.Text;
import org.syntagma.data.text.TextConfig.Order;

class LinesTest {
  private static final int BEGIN = Setup.ALL_POINTS + 1;
  private static final int END = Setup.ALL_POINTS + 2;

  @TempDir private Path folder;

  private static List<Integer> line(String text) {
    return IntStream.concat(
            IntStream.concat(IntStream.of(BEGIN), text.codePoints()), IntStream.of(END))
        .boxed()
        .toList();
  }

  @Test
  void linesStandBetweenBeginAndEndAndBlankOnesAreNone() throws IOException {
    Setup setup = Setup.in(folder);
    Path file = setup.write("t", "\none\r\ntwo\n \t \n\nthrée");
    assertEquals(
        List.of(line("one"), line("two"), line("thrée")),
        setup.all(setup.lines(file, 1, 100, Order.SEQUENTIAL)));
  }

  @Test
  void longLineComesInPiecesThatPredictEachTokenOnce() throws IOException {
    Setup setup = Setup.in(folder);
    Path file = setup.write("t", "abcdefgh\nij\nklm");
    List<List<Integer>> pieces = setup.all(setup.lines(file, 1, 4, Order.SEQUENTIAL));
    assertEquals(
        List.of(
            List.of(BEGIN, 97, 98, 99, 100),
            List.of(100, 101, 102, 103, 104),
            List.of(104, END),
            List.of(BEGIN, 105, 106, END),
            List.of(BEGIN, 107, 108, 109, END)),
        pieces);
    assertEquals("abcdefghijklm", setup.predicted(pieces));
  }

  @Test
  void splitCountsLines() throws IOException {
    Setup setup = Setup.in(folder);
    Path file = setup.write("t", "a\n\nb\nc\nlong line\n");
    TextCorpus corpus = setup.lines(file, 0.75, 100, Order.SEQUENTIAL);
    assertEquals(List.of(line("a"), line("b"), line("c")), setup.all(corpus));
    assertEquals(List.of(line("long line")), setup.all(corpus.heldOut().orElseThrow()));
    List<String> texts = new ArrayList<>();
    corpus.texts().forEach(texts::add);
    assertEquals(List.of("a", "b", "c"), texts);
  }

  @Test
  void everyEpochHasEachLineOnceInAnotherOrder() throws IOException {
    Setup setup = Setup.in(folder);
    StringBuilder text = new StringBuilder();
    IntStream.range(0, 300).forEach(i -> text.append("line ").append(i).append('\n'));
    Path file = setup.write("t", text.toString());
    Corpus<Text> corpus = setup.lines(file, 1, 100, Order.RANDOM);
    List<List<Integer>> first = setup.all(corpus);
    corpus.rewind();
    List<List<Integer>> second = setup.all(corpus);
    assertNotEquals(first, second);
    assertNotEquals(first, setup.all(setup.run(2).lines(file, 1, 100, Order.RANDOM)));
    assertEquals(300, new HashSet<>(first).size());
    assertEquals(new HashSet<>(first), new HashSet<>(second));
  }
}
