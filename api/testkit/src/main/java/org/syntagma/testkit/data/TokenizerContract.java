package org.syntagma.testkit.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.syntagma.api.data.GrowingText;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.data.Tokenizer.Special;
import org.syntagma.testkit.state.MemoryState;

/** What every tokenizer must satisfy. Implement it in a test class. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface TokenizerContract {
  /** A new tokenizer that has neither learned nor loaded. */
  Tokenizer create();

  /** Texts that a vocabulary learned from {@link #sample()} covers. */
  default List<String> sample() {
    return List.of("the old dog sleeps.", "does she see the cat?", "she does, the dog says.");
  }

  /** A tokenizer that has learned from {@link #sample()}. */
  default Tokenizer learned() {
    Tokenizer tokenizer = create();
    tokenizer.learn(sample());
    return tokenizer;
  }

  @Test
  default void specialSymbolsDiffer() {
    Tokenizer tokenizer = learned();
    Special special = tokenizer.special();
    List<Integer> ids = List.of(special.pad(), special.begin(), special.end(), special.unknown());
    assertEquals(4, Set.copyOf(ids).size());
    assertTrue(ids.stream().allMatch(id -> id >= 0 && id < tokenizer.size()));
  }

  @Test
  default void decodesWhatItEncoded() {
    Tokenizer tokenizer = learned();
    for (String text : sample()) {
      assertEquals(text, tokenizer.decode(tokenizer.encode(text)));
    }
  }

  @Test
  default void encodingGivesNeitherPaddingNorBeginNorEnd() {
    Tokenizer tokenizer = learned();
    Special special = tokenizer.special();
    Set<Integer> never = Set.of(special.pad(), special.begin(), special.end());
    for (String text : List.of("<pad> <begin> <end>", "\u0000\u0001\u0002", "", " ", "dog")) {
      for (int id : tokenizer.encode(text)) {
        assertTrue(id >= 0 && id < tokenizer.size() && !never.contains(id));
      }
    }
  }

  @Test
  default void specialSymbolsAreLeftOutOfText() {
    Tokenizer tokenizer = learned();
    Special special = tokenizer.special();
    int[] dog = tokenizer.encode("dog");
    int[] framed = new int[dog.length + 3];
    framed[0] = special.begin();
    System.arraycopy(dog, 0, framed, 1, dog.length);
    framed[dog.length + 1] = special.end();
    framed[dog.length + 2] = special.pad();
    assertEquals("dog", tokenizer.decode(framed));
    assertEquals("\uFFFD", tokenizer.decode(new int[] {special.unknown()}));
  }

  /** Any ids, so also parts of characters, quotes that never close and special symbols. */
  @Test
  default void growingTextIsThatOfAllTokensAndWhatIsCertainStays() {
    Tokenizer tokenizer = learned();
    Random random = new Random(4);
    int[] ids = random.ints(300, 0, tokenizer.size()).toArray();
    GrowingText text = tokenizer.growing();
    StringBuilder certain = new StringBuilder();
    for (int i = 0; i < ids.length; i++) {
      text = text.append(ids[i]);
      certain.append(text.added());
      String whole = tokenizer.decode(Arrays.copyOf(ids, i + 1));
      assertEquals(whole, certain + text.open());
      assertTrue(text.open().length() < 4, "a character has at most four bytes");
    }
  }

  @Test
  default void everyIdHasASymbolOfItsOwn() {
    Tokenizer tokenizer = learned();
    long symbols =
        IntStream.range(0, tokenizer.size()).mapToObj(tokenizer::symbol).distinct().count();
    assertEquals(tokenizer.size(), symbols);
    assertFalse(
        IntStream.range(0, tokenizer.size()).mapToObj(tokenizer::symbol).anyMatch(String::isBlank));
  }

  @Test
  default void loadsToTheSameTokenizer() {
    Tokenizer tokenizer = learned();
    Tokenizer copy = create();
    MemoryState.copy(tokenizer, copy);
    assertEquals(tokenizer.identity(), copy.identity());
    assertEquals(tokenizer.size(), copy.size());
    assertEquals(tokenizer.special(), copy.special());
    for (String text : sample()) {
      assertArrayEquals(tokenizer.encode(text), copy.encode(text));
    }
  }

  @Test
  default void learnsTheSameFromTheSameTexts() {
    assertEquals(learned().identity(), learned().identity());
  }
}
