package org.syntagma.data.tokenizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.testkit.data.TokenizerContract;

class CharactersTest implements TokenizerContract {

  @Override
  public Tokenizer create() {
    return new Characters();
  }

  private Tokenizer learned(String... texts) {
    Tokenizer tokenizer = create();
    tokenizer.learn(List.of(texts));
    return tokenizer;
  }

  @Test
  void idsFollowCodePointsAfterTheSpecialSymbols() {
    Tokenizer tokenizer = learned("cab😀é");
    assertEquals(4 + 5, tokenizer.size());
    assertArrayEquals(new int[] {4, 5, 6, 7, 8}, tokenizer.encode("abcé😀"));
  }

  @Test
  void orderOfTheTextsDoesNotMatter() {
    assertEquals(learned("ab", "c😀").identity(), learned("😀ccc", "", "ba").identity());
    assertNotEquals(learned("ab").identity(), learned("abc").identity());
  }

  @Test
  void unlearnedCharactersAreUnknown() {
    Tokenizer tokenizer = learned("abc");
    int unknown = tokenizer.special().unknown();
    assertArrayEquals(new int[] {4, unknown, unknown, 6}, tokenizer.encode("az😀c"));
    assertEquals("a\uFFFD\uFFFDc", tokenizer.decode(tokenizer.encode("az😀c")));
  }

  @Test
  void whiteSpaceIsShownAsEscapes() {
    Tokenizer tokenizer = learned("\n \u00a0x");
    assertEquals(
        List.of("<pad>", "<begin>", "<end>", "<unknown>", "\\n", "\\s", "x", "\\u{A0}"),
        List.of(0, 1, 2, 3, 4, 5, 6, 7).stream().map(tokenizer::symbol).toList());
  }

  @Test
  void useBeforeLearningIsRefused() {
    assertEquals(
        "characters-1 has no vocabulary yet: learn or load one first",
        assertThrows(IllegalStateException.class, () -> create().encode("a")).getMessage());
  }

  @Test
  void noTextIsRefused() {
    assertThrows(DataException.class, () -> learned(""));
  }

  @Test
  void idsOutsideAreRefused() {
    Tokenizer tokenizer = learned("abc");
    assertEquals(
        "id = 7: must be from 0 to 6",
        assertThrows(IllegalArgumentException.class, () -> tokenizer.decode(new int[] {7}))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> tokenizer.symbol(-1));
  }
}
