package org.syntagma.testkit.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
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
    assertEquals(special.begin() == special.end() ? 3 : 4, Set.copyOf(ids).size());
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

  @Test
  default void whatEndsATextCanBeDrawnAndPaddingCannot() {
    Tokenizer tokenizer = learned();
    assertTrue(tokenizer.canDraw(tokenizer.special().end()));
    assertFalse(tokenizer.canDraw(tokenizer.special().pad()));
    for (int id : tokenizer.encode("dog")) {
      assertTrue(tokenizer.canDraw(id));
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
