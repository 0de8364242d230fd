package org.syntagma.data.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syntagma.data.text.TextConfig.Order;

class TokenCacheTest {
  private static final String TEXT = "the quick brown fox\njumps over the lazy dog\n";

  @TempDir private Path folder;

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Setup.in(folder).cache())) {
      return files.sorted().toList();
    }
  }

  private List<List<Integer>> windows(CodePoints tokenizer) {
    Setup setup = Setup.in(folder).with(tokenizer);
    return setup.all(setup.windows(folder.resolve("t"), 1, 5, Order.SEQUENTIAL));
  }

  private List<List<Integer>> lines(CodePoints tokenizer) {
    Setup setup = Setup.in(folder).with(tokenizer);
    return setup.all(setup.lines(folder.resolve("t"), 1, 50, Order.SEQUENTIAL));
  }

  @Test
  void textIsEncodedOnce() throws IOException {
    Setup.in(folder).write("t", TEXT);
    CodePoints first = new CodePoints(128);
    CodePoints second = new CodePoints(128);
    assertEquals(windows(first), windows(second));
    assertEquals(1, first.calls());
    assertEquals(0, second.calls());
    assertEquals(1, files().size());
  }

  @Test
  void anotherTextTokenizerOrUnitIsEncodedAnew() throws IOException {
    Setup.in(folder).write("t", TEXT);
    windows(new CodePoints(128));
    CodePoints other = new CodePoints(129);
    windows(other);
    assertEquals(1, other.calls());
    Setup.in(folder).write("t", TEXT.replace("fox", "cat"));
    CodePoints again = new CodePoints(128);
    assertTrue(Setup.in(folder).with(again).predicted(windows(again)).contains("brown cat"));
    assertEquals(1, again.calls());
    lines(new CodePoints(128));
    assertEquals(5, files().size());
  }

  @Test
  void nothingElseIsLeftInTheFolder() throws IOException {
    Setup.in(folder).write("t", TEXT);
    lines(new CodePoints(128));
    assertTrue(files().stream().allMatch(file -> file.toString().matches(".*\\.(tokens|pieces)")));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 3, 40, -1, -9, -13, -17, -24})
  void flippedBitIsFoundAndTheFileMadeAgain(long place) throws IOException {
    Setup.in(folder).write("t", TEXT);
    List<List<Integer>> expected = lines(new CodePoints(128));
    for (Path file : files()) {
      try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
        long position = Math.floorMod(place, bytes.length());
        bytes.seek(position);
        int old = bytes.read();
        bytes.seek(position);
        bytes.write(old ^ 4);
      }
      CodePoints tokenizer = new CodePoints(128);
      assertEquals(expected, lines(tokenizer));
      assertTrue(tokenizer.calls() > 0, "the damage was not seen");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 23, 24, 25, 60})
  void truncatedFileIsFoundAndMadeAgain(int length) throws IOException {
    Setup.in(folder).write("t", TEXT);
    List<List<Integer>> expected = windows(new CodePoints(128));
    Path file = files().get(0);
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.setLength(length);
    }
    CodePoints tokenizer = new CodePoints(128);
    assertEquals(expected, windows(tokenizer));
    assertEquals(1, tokenizer.calls());
  }

  @Test
  void idsTakeTheSmallestWidth() throws IOException {
    Setup.in(folder).write("t", TEXT);
    windows(new CodePoints(65_532));
    long narrow = Files.size(files().get(0));
    assertEquals(2L * TEXT.length() + NumberFile.FOOTER, narrow);
    Files.delete(files().get(0));
    windows(new CodePoints(65_533));
    assertEquals(4L * TEXT.length() + NumberFile.FOOTER, Files.size(files().get(0)));
  }

  @Test
  void largestIdsComeBack() throws IOException {
    CodePoints narrow = new CodePoints(65_532);
    Setup setup = Setup.in(folder).with(narrow);
    Path file = setup.write("t", "a\uFFFB😀");
    assertEquals(
        List.of(List.of(97, 0xFFFB, 65_535)),
        setup.all(setup.windows(file, 1, 2, Order.SEQUENTIAL)));
  }
}
