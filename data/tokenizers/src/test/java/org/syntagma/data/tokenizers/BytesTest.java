package org.syntagma.data.tokenizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.testkit.data.TokenizerContract;

class BytesTest implements TokenizerContract {

  @Override
  public Tokenizer create() {
    return new Bytes();
  }

  @Test
  void idsAreBytes() {
    assertArrayEquals(new int[] {'a', 0xC3, 0xA9}, create().encode("aé"));
    assertEquals(260, create().size());
  }

  @Test
  void anyTextComesBack() {
    String text = "a\u0000é\n😀\u2028";
    assertEquals(text, create().decode(create().encode(text)));
  }

  @Test
  void everyByteDecodesAndBrokenSequencesAreShown() {
    assertEquals("a\uFFFDb", create().decode(new int[] {'a', 0xC3, 'b'}));
    assertEquals(256, create().decode(IntStream.range(0, 256).toArray()).length());
  }

  @Test
  void partsOfCharactersHaveTheirOwnBytes() {
    Tokenizer.Special special = create().special();
    assertEquals(2, create().bytes(new int[] {special.begin(), 0xA9, 0xC3, special.end()}));
    assertEquals(3, create().bytes(new int[] {special.unknown()}));
  }

  @Test
  void idsOutsideAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> create().decode(new int[] {260}));
    assertThrows(IllegalArgumentException.class, () -> create().symbol(-1));
  }
}
