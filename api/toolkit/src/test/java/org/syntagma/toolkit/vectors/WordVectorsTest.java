package org.syntagma.toolkit.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.data.DataException;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.random.Randomness;

class WordVectorsTest {
  private static final String GLOVE =
      "the 0.5 -1 2e-1\nNew York 1 2 3\n. 4 5 6\n. . . 7 8 9\ncat 1 1 1\nThe 3 3 3\n";

  @TempDir Path folder;

  @Test
  void wordsGetTheirVectors() throws IOException {
    float[] values = fill(file(GLOVE), 3, "cat", ".", "the", "The");
    assertArrayEquals(new float[] {1, 1, 1, 4, 5, 6, 0.5f, -1, 0.2f, 3, 3, 3}, values);
  }

  @Test
  void aHeaderAndCompressionMakeNoDifference() throws IOException {
    Path packed = folder.resolve("vectors.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(("6 3\n" + GLOVE).getBytes(StandardCharsets.UTF_8));
    }
    assertArrayEquals(fill(file(GLOVE), 3, "cat", "the"), fill(packed, 3, "cat", "the"));
  }

  @Test
  void theLowerCaseFormStandsIn() throws IOException {
    assertArrayEquals(new float[] {1, 1, 1}, fill(file(GLOVE), 3, "CAT"));
  }

  @Test
  void unknownWordsBeginAsOneSays() throws IOException {
    float[] values = new float[9];
    new WordVectors(file(GLOVE), List.of("zebra", "CAT", ""))
        .or(Initializer.constant(7))
        .fill(values, new Shape(3, 3), Randomness.of(1));
    assertArrayEquals(new float[] {7, 7, 7, 1, 1, 1, 7, 7, 7}, values);
  }

  @Test
  void unknownWordsAreAsFarOutAsTheKnown() throws IOException {
    String[] words = new String[400];
    Arrays.setAll(words, i -> "unknown" + i);
    words[0] = "the";
    words[1] = "";
    float[] values = fill(file("the 3 -3 3\n"), 3, words);
    double squares = 0;
    for (int i = 3; i < values.length; i++) {
      squares += values[i] * values[i];
    }
    assertEquals(3, Math.sqrt(squares / (values.length - 3)), 0.3);
  }

  @Test
  void anotherWidthIsRefusedWithItsLine() throws IOException {
    assertSaid(file(GLOVE), 2, "line 1: found 3 numbers after 'the'; expected 2");
    assertSaid(file("the 1 2\ncat 1\n"), 2, "line 2: found 1 numbers after 'cat'; expected 2");
  }

  @Test
  void whatIsNoNumberIsRefusedWithItsLine() throws IOException {
    assertSaid(file("the 1 2\n\ncat 1 x\n"), 2, "line 3: found 'x'; expected a number");
  }

  @Test
  void aFileWithoutTheWordsIsRefused() throws IOException {
    assertSaid(file("le 1 2\nchat 1 2\n"), 2, "none of the 2 words");
    assertSaid(folder.resolve("absent"), 2, "absent: found no such file");
    assertSaid(folder, 2, "cannot be read");
  }

  private void assertSaid(Path path, int width, String words) {
    DataException e = assertThrows(DataException.class, () -> fill(path, width, "the", "cat"));
    assertTrue(e.getMessage().contains(words), e.getMessage());
    assertTrue(e.getMessage().contains(path.toString()), e.getMessage());
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("vectors.txt"), text);
  }

  private static float[] fill(Path path, int width, String... words) {
    float[] values = new float[words.length * width];
    new WordVectors(path, List.of(words))
        .fill(values, new Shape(words.length, width), Randomness.of(1));
    return values;
  }
}
