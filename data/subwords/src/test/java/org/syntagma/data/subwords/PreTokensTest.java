package org.syntagma.data.subwords;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreTokensTest {
  @Test
  void splitsAsGpt2Does() {
    assertEquals(
        List.of("Hello", "'ve", " world", "123", " how", "'s", " are", "!!?", " '", "s", "'", "S"),
        split("Hello've world123 how's are!!? 's'S"));
  }

  @Test
  void givesTheLastSpaceToTheWord() {
    assertEquals(List.of("a", "  ", " b", "\n\n", "\n", "c", " \n"), split("a   b\n\n\nc \n"));
    assertEquals(List.of("a", "\u00A0", "\u3000", "b"), split("a\u00A0\u3000b"));
  }

  @Test
  void losesNothing() {
    for (String text : Texts.random(500, 3)) {
      assertEquals(text, String.join("", split(text)));
    }
  }

  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    PreTokens.split(text, parts::add);
    return parts;
  }
}
