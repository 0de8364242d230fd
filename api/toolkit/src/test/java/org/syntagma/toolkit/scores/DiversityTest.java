package org.syntagma.toolkit.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DiversityTest {
  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
  }

  @Test
  void distinctIsOfAllTextsTogether() {
    List<List<String>> texts = List.of(words("a b a"), words("a b"));
    assertEquals(2 / 5.0, Diversity.distinct(texts, 1));
    assertEquals(2 / 3.0, Diversity.distinct(texts, 2));
    assertEquals(1, Diversity.distinct(texts, 3));
    assertEquals(0, Diversity.distinct(texts, 4));
  }

  @Test
  void repetitionIsOfATextWithItself() {
    assertEquals(OptionalDouble.of(0.5), Diversity.repetition(words("a b a b a"), 2));
    assertEquals(OptionalDouble.of(0), Diversity.repetition(words("a b c"), 2));
    assertEquals(OptionalDouble.empty(), Diversity.repetition(words("a"), 2));
    assertEquals(
        0.25,
        Diversity.repetitions(
            List.of(words("a b a b a"), words("a b c"), words("a"), words("")), 2));
  }

  @Test
  void selfBleuIs100OfTextsThatAreTheSameAndLowOfOthers() {
    List<String> text = words("the old dog sees a cat");
    assertEquals(100, Diversity.selfBleu(List.of(text, text, text)), 1e-9);
    List<String> other = words("who does not like green dog");
    // One of 6 words matches; the floor is 0.1 of 5, 4 and 3 n-grams.
    double expected = 100 * Math.pow(1.0 / 6 * 0.1 / 5 * 0.1 / 4 * 0.1 / 3, 0.25);
    assertEquals(expected, Diversity.selfBleu(List.of(text, other)), 1e-9);
    // Of three, the two that are the same find each other.
    assertEquals((200 + expected) / 3, Diversity.selfBleu(List.of(text, other, text)), 1e-9);
  }

  @Test
  void refusesSelfBleuOfOneText() {
    assertThrows(IllegalArgumentException.class, () -> Diversity.selfBleu(List.of(words("a b"))));
  }
}
