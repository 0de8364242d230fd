package org.syntagma.data.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.random.Randomness;
import org.syntagma.data.text.TextConfig.Order;

/** From bytes to chunks: compression, buffer borders, cuts. */
class ReadingTest {
  @TempDir private Path folder;

  private static List<String> chunks(Path file, long from, long to) throws IOException {
    List<String> chunks = new ArrayList<>();
    new Chunks(new TextFile(file), from, to).forEachRemaining(chunks::add);
    return chunks;
  }

  @Test
  void compressedTextIsTheSameText() throws IOException {
    Setup setup = Setup.in(folder);
    String text = "naïve 😀 text\n".repeat(20_000);
    Path plain = setup.write("t.txt", text);
    Path compressed = Files.write(folder.resolve("t.bin"), Setup.gzip(text));
    assertEquals(chunks(plain, 0, 1 << 30), chunks(compressed, 0, 1 << 30));
    assertEquals(
        TextScan.of(new TextFile(plain)).characters(),
        TextScan.of(new TextFile(compressed)).characters());
  }

  @Test
  void gzipMembersAreOneText() throws IOException {
    byte[] one = Setup.gzip("one ");
    byte[] two = Setup.gzip("two");
    byte[] both = new byte[one.length + two.length];
    System.arraycopy(one, 0, both, 0, one.length);
    System.arraycopy(two, 0, both, one.length, two.length);
    Path file = Files.write(folder.resolve("t.gz"), both);
    assertEquals(List.of("one two"), chunks(file, 0, 100));
    assertEquals(7, TextScan.of(new TextFile(file)).characters());
  }

  @Test
  void digestIsThatOfTheBytesAsStored() throws IOException {
    Path file = Setup.in(folder).write("t", "abc");
    assertEquals(
        new DataSource(
            file.toString(), 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        TextScan.of(new TextFile(file)).source());
  }

  @ParameterizedTest
  @ValueSource(ints = {8190, 8191, 16_383, 65_533, 65_534, 65_535, 1_048_574, 1_048_575})
  void charactersAcrossBufferBordersStayWhole(int before) throws IOException {
    String text = "a".repeat(before) + "😀é漢\n" + "b".repeat(100);
    Path file = Setup.in(folder).write("t", text);
    assertEquals(text, String.join("", chunks(file, 0, 1 << 30)));
    assertEquals(
        text.codePointCount(0, text.length()), TextScan.of(new TextFile(file)).characters());
    assertEquals(List.of("😀é"), chunks(file, before, before + 2));
    for (String chunk : chunks(file, 0, 1 << 30)) {
      assertTrue(!Character.isLowSurrogate(chunk.charAt(0)));
    }
  }

  @Test
  void chunksAreTheTextAndEndBehindLineBreaks() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < 3 * Chunks.SIZE; i++) {
      text.append("line ").append(Randomness.of(1).bits(i)).append(i % 7 == 0 ? "\n\n" : "\n");
    }
    Path file = Setup.in(folder).write("t", text.toString());
    List<String> chunks = chunks(file, 0, text.length());
    assertEquals(text.toString(), String.join("", chunks));
    assertTrue(chunks.size() >= 4);
    for (String chunk : chunks.subList(0, chunks.size() - 1)) {
      assertTrue(chunk.endsWith("\n") && !chunk.endsWith("\n\n"));
      assertTrue(chunk.length() > Chunks.SIZE - 100);
    }
  }

  @Test
  void tokensDoNotDependOnChunks() throws IOException {
    Setup setup = Setup.in(folder);
    String text = "words and more words 😀 ".repeat(70_000);
    Path file = setup.write("t", text);
    assertEquals(
        text.substring(1),
        setup.predicted(setup.all(setup.windows(file, 1, 1000, Order.SEQUENTIAL))));
  }

  @ParameterizedTest
  @CsvSource({
    "'ab\ncd\nef', 6",
    "'ab\n\ncd ef', 7",
    "'ab\ncd\n\nef', 3",
    "'ab\ncd\n', 3",
    "'ab cd ef', 6",
    "'abcdef', 6",
    "'ab\n cd', 4",
  })
  void cutsAtTheLastPlaceOfTheBestKind(String text, int cut) {
    assertEquals(cut, Chunks.cut(text.toCharArray(), text.length()));
  }

  @Test
  void pairOfSurrogatesIsNotCut() {
    assertEquals(2, Chunks.cut("ab\uD83D".toCharArray(), 3));
  }

  @Test
  void linesReadLikewise() throws IOException {
    Setup setup = Setup.in(folder);
    String line = "é".repeat(9000);
    Path file =
        Files.writeString(folder.resolve("t"), (line + "\n").repeat(5), StandardCharsets.UTF_8);
    assertEquals(5, setup.all(setup.lines(file, 1, 9001, Order.SEQUENTIAL)).size());
  }
}
