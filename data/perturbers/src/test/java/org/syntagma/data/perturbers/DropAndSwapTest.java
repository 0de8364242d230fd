package org.syntagma.data.perturbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Dependency;
import org.syntagma.api.syntax.Perturber;
import org.syntagma.api.syntax.Sentence;

class DropAndSwapTest {
  private static final Sentence FIVE = Sample.words("a b c d e");

  @Test
  void eachWordIsDroppedAboutAsOftenAsTheRateSays() {
    Drop drop = new Drop(new RateConfig(0.3));
    int left = 0;
    int sentences = 2000;
    for (int i = 0; i < sentences; i++) {
      left += drop.perturb(FIVE, Randomness.of(i)).map(each -> each.words().size()).orElse(5);
    }
    // Five standard deviations of 10000 draws are 230; all five are dropped in 1 of 411.
    assertEquals(0.7 * 5 * sentences, left, 250);
  }

  @Test
  void oneWordIsAlwaysLeft() {
    Drop drop = new Drop(new RateConfig(1));
    List<String> left = Sample.drawn(drop, FIVE, 50);
    assertEquals(50, left.size());
    assertTrue(left.stream().allMatch(text -> text.length() == 1), left.toString());
    assertTrue(left.stream().distinct().count() > 1, "not always the same");
  }

  @Test
  void variantsLackOneWord() {
    assertEquals(
        List.of("b c", "a c", "a b"),
        Sample.variants(new Drop(new RateConfig(0.1)), Sample.words("a b c")));
    assertEquals(List.of(), Sample.variants(new Drop(new RateConfig(1)), Sample.words("a")));
  }

  @Test
  void dependentsOfADroppedWordHangOnItsHead() {
    Sentence sentence =
        Sample.tree("old/ADJ/2/amod", "dogs/NOUN/3/nsubj", "bark/VERB/0/root", "./PUNCT/3/punct");
    Drop drop = new Drop(new RateConfig(0.1));
    Sentence withoutDogs = drop.variants(sentence, 1).get(0);
    assertEquals(
        new Dependency(
            List.of("old", "bark", "."), List.of(2, 0, 2), List.of("amod", "root", "punct")),
        withoutDogs.tree().orElseThrow());
    assertEquals(
        List.of("ADJ", "VERB", "PUNCT"), withoutDogs.annotation(Sentence.UPOS).orElseThrow());
    Sentence withoutRoot = drop.variants(sentence, 2).get(0);
    assertEquals(
        new Dependency(
            List.of("old", "dogs", "."), List.of(2, 0, 2), List.of("amod", "root", "punct")),
        withoutRoot.tree().orElseThrow());
  }

  @Test
  void neighboursChangePlacesAndTreesFollow() {
    Swap swap = new Swap(new RateConfig(0.5));
    Sentence sentence = Sample.tree("old/ADJ/2/amod", "dogs/NOUN/3/nsubj", "bark/VERB/0/root");
    assertEquals(List.of("dogs old bark", "old bark dogs"), Sample.variants(swap, sentence));
    assertEquals(
        new Dependency(
            List.of("old", "bark", "dogs"), List.of(3, 0, 2), List.of("amod", "root", "nsubj")),
        swap.variants(sentence, 1).get(0).tree().orElseThrow());
    List<String> drawn = Sample.drawn(swap, FIVE, 100);
    assertTrue(drawn.stream().distinct().count() > 4, drawn.toString());
    for (String text : drawn) {
      String[] words = text.split(" ");
      for (int i = 0; i < words.length; i++) {
        int moved = Math.abs(words[i].charAt(0) - 'a' - i);
        assertTrue(moved <= 1, text);
      }
      Arrays.sort(words);
      assertEquals("a b c d e", String.join(" ", words));
    }
  }

  @Test
  void theSameWordsAreNotSwapped() {
    assertFalse(
        new Swap(new RateConfig(1)).perturb(Sample.words("no no"), Randomness.of(1)).isPresent());
  }

  @Test
  void aStreamAlwaysGivesTheSame() {
    for (Perturber each : List.of(new Drop(new RateConfig(0.3)), new Swap(new RateConfig(0.3)))) {
      assertEquals(Sample.drawn(each, FIVE, 30), Sample.drawn(each, FIVE, 30));
    }
  }
}
