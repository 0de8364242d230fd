package org.syntagma.toolkit.trees;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForeignBytesTest {
  @Test
  void anyBytesComeOutAsTheyWentIn() {
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      assertArrayEquals(bytes, ForeignBytes.encode(ForeignBytes.decode(bytes, 0, bytes.length)));
    }
  }

  @Test
  void whatIsUtf8IsReadAsSuch() {
    String text = "naïve \uD83D\uDC80 漢";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertEquals(text, ForeignBytes.decode(bytes, 0, bytes.length));
    assertArrayEquals(bytes, ForeignBytes.encode(text));
  }

  @Test
  void linesKeepThem() throws IOException {
    byte[] line = "é caf\u00E9, é".getBytes(StandardCharsets.ISO_8859_1);
    Lines lines = Lines.read(new ByteArrayInputStream(line));
    assertEquals("\uDCE9 caf\uDCE9, \uDCE9", lines.lines().get(0).text());
    Rejected rejected =
        new Rejected(
            List.of(lines.lines().get(0).fault().orElseThrow()), "\uDCE9 caf\uDCE9, \uDCE9");
    assertArrayEquals(line, rejected.bytes());
  }
}
