package org.syntagma.data.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syntagma.api.data.Text;
import org.syntagma.data.text.TextConfig.Order;
import org.syntagma.data.text.TextConfig.Unit;

class WindowsTest {
  @TempDir private Path folder;

  /** A text in which every character is another, so that places can be read off. */
  private static String distinct(int length) {
    return IntStream.range(0x4E00, 0x4E00 + length)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 15, 16, 17, 64, 65, 1000, 4096})
  void sequentialWindowsPredictEveryTokenOnce(int length) throws IOException {
    Setup setup = Setup.in(folder);
    String text = distinct(length);
    TextCorpus corpus = setup.windows(setup.write("t", text), 1, 7, Order.SEQUENTIAL);
    List<List<Integer>> windows = setup.all(corpus);
    assertEquals(text.substring(1), setup.predicted(windows));
    assertEquals(OptionalLong.of(windows.size()), corpus.size());
    windows.subList(0, windows.size() - 1).forEach(window -> assertEquals(8, window.size()));
    assertTrue(windows.get(windows.size() - 1).size() >= 2);
  }

  @Test
  void heldOutPartIsTheRestAsNanoGptCutsIt() throws IOException {
    Setup setup = Setup.in(folder);
    String text = distinct(1115);
    TextCorpus corpus = setup.windows(setup.write("t", text), 0.9, 10, Order.SEQUENTIAL);
    // int(1115 * 0.9) = 1003
    assertEquals(text.substring(1, 1003), setup.predicted(setup.all(corpus)));
    assertEquals(text.substring(1004), setup.predicted(setup.all(corpus.heldOut().orElseThrow())));
    assertEquals(List.of(text.substring(0, 1003)), texts(corpus));
  }

  private static List<String> texts(TextCorpus corpus) {
    List<String> texts = new ArrayList<>();
    corpus.texts().forEach(texts::add);
    return texts;
  }

  @Test
  void splitCountsCodePoints() throws IOException {
    Setup setup = Setup.in(folder);
    TextCorpus corpus = setup.windows(setup.write("t", "😀".repeat(10)), 0.5, 2, Order.SEQUENTIAL);
    assertEquals(List.of("😀".repeat(5)), texts(corpus));
  }

  @Test
  void anotherFileIsHeldOut() throws IOException {
    Setup setup = Setup.in(folder);
    TextCorpus corpus =
        setup.corpus(
            new TextConfig(
                setup.write("train", "abcdefgh"),
                Optional.of(setup.write("valid", "stuvwxyz")),
                OptionalDouble.empty(),
                Unit.WINDOW,
                3,
                Order.SEQUENTIAL));
    assertEquals("bcdefgh", setup.predicted(setup.all(corpus)));
    assertEquals("tuvwxyz", setup.predicted(setup.all(corpus.heldOut().orElseThrow())));
    assertEquals(2, corpus.sources().size());
  }

  @Test
  void randomWindowsStartAnywhereEquallyOften() throws IOException {
    Setup setup = Setup.in(folder);
    int draws = 20_000;
    int starts = 20;
    TextCorpus corpus = setup.windows(setup.write("t", distinct(30)), 1, 10, Order.RANDOM);
    int[] counts = new int[starts];
    for (List<Integer> window : setup.take(corpus, draws)) {
      int start = window.get(0) - 0x4E00;
      assertEquals(
          IntStream.range(start, start + 11).map(i -> 0x4E00 + i).boxed().toList(), window);
      counts[start]++;
    }
    double p = 1.0 / starts;
    for (int count : counts) {
      assertEquals(draws * p, count, 5 * Math.sqrt(draws * p * (1 - p)));
    }
    assertEquals(OptionalLong.empty(), corpus.size());
  }

  @Test
  void runsAndEpochsDiffer() throws IOException {
    Setup setup = Setup.in(folder);
    Path file = setup.write("t", distinct(500));
    TextCorpus corpus = setup.windows(file, 1, 10, Order.RANDOM);
    List<List<Integer>> first = setup.take(corpus, 50);
    corpus.rewind();
    assertNotEquals(first, setup.take(corpus, 50));
    assertNotEquals(first, setup.take(setup.run(2).windows(file, 1, 10, Order.RANDOM), 50));
  }

  @Test
  void shortestPossibleTextIsOneWindow() throws IOException {
    Setup setup = Setup.in(folder);
    Path file = setup.write("t", "abcd");
    assertEquals(1, setup.all(setup.windows(file, 1, 3, Order.SEQUENTIAL)).size());
    assertEquals(
        List.of(97, 98, 99, 100), setup.take(setup.windows(file, 1, 3, Order.RANDOM), 1).get(0));
  }

  @Test
  void windowsSayTheirTextAndServeOtherTokenizersToo() throws IOException {
    Setup setup = Setup.in(folder);
    Text window =
        setup.windows(setup.write("t", "abcdé"), 1, 4, Order.SEQUENTIAL).next().orElseThrow();
    assertEquals("abcdé", window.text());
    CodePoints ascii = new CodePoints(128);
    assertArrayEquals(
        new int[] {'a', 'b', 'c', 'd', ascii.special().unknown()}, window.tokens(ascii));
  }
}
