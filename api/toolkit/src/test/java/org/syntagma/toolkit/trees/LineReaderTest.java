package org.syntagma.toolkit.trees;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.syntagma.toolkit.trees.Lines.Line;

class LineReaderTest {
  private static LineReader reader(String text, int longest) {
    return new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), longest);
  }

  private static List<String> texts(LineReader reader) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Optional<Line> line = reader.next(); line.isPresent(); line = reader.next()) {
      texts.add(line.get().text());
    }
    return texts;
  }

  @Test
  void onlyALineEndBeginsALine() throws IOException {
    assertEquals(List.of(), texts(reader("", 9)));
    assertEquals(List.of(""), texts(reader("\n", 9)));
    assertEquals(List.of("a"), texts(reader("a", 9)));
    assertEquals(List.of("a", "", "b\rc"), texts(reader("a\n\nb\rc\n", 9)));
  }

  @Test
  void linesAreWholeWhereverTheyLieInTheBuffer() throws IOException {
    for (int length : new int[] {65_534, 65_535, 65_536, 65_537, 200_000}) {
      String line = "é".repeat(length / 2) + "x".repeat(length % 2);
      assertEquals(
          List.of(line, "next"), texts(reader(line + "\r\nnext\n", Integer.MAX_VALUE - 8)));
    }
  }

  @Test
  void longLineIsCutAndAFault() throws IOException {
    LineReader reader = reader("12345\n123456\n1\n", 5);
    assertEquals(Optional.of(new Line(1, "12345", Optional.empty())), reader.next());
    Fault fault =
        new Fault(
            2,
            "found a line of more than 5 bytes; expected shorter ones: is this a text in lines?");
    assertEquals(Optional.of(new Line(2, "12345", Optional.of(fault))), reader.next());
    assertEquals(Optional.of(new Line(3, "1", Optional.empty())), reader.next());
    assertEquals(Optional.empty(), reader.next());
    assertEquals(Optional.empty(), reader.next());
  }

  @Test
  void lineLongerThanTheBufferIsCutToo() throws IOException {
    LineReader reader = reader("x".repeat(1_000_000) + "\ny", 1000);
    assertEquals(List.of("x".repeat(1000), "y"), texts(reader));
  }

  @Test
  void tellsWhatItHasRepaired() throws IOException {
    LineReader reader = reader("\uFEFFa\nb\r\nc\r\n\uFEFFd", 9);
    assertEquals(List.of("a", "b", "c", "\uFEFFd"), texts(reader));
    assertEquals(
        List.of(
            new Fault(1, "found a byte-order mark; expected none"),
            new Fault(2, "found CR LF at the end of this line (2 such lines in all); expected LF")),
        reader.repaired());
  }
}
