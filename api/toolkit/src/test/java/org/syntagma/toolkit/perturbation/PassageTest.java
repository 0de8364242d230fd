package org.syntagma.toolkit.perturbation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Constituency.Phrase;
import org.syntagma.api.syntax.Constituency.Word;
import org.syntagma.api.syntax.Perturber;
import org.syntagma.api.syntax.Sentence;

class PassageTest {
  private static final String TEXT = "  She said:\t\"I don't.\"   Then , nothing !\n\nEnd ";

  @Test
  void whatNobodyReplacesStaysToTheLastSpace() {
    Passage passage = Passage.of(TEXT);
    assertEquals(3, passage.sentences().size());
    assertEquals(TEXT, passage.text());
    assertEquals("She said:\t\"I don't.\"", passage.sentences().get(0).text());
    assertEquals(
        "  She said:\t\"I don't.\"   Then , all !\n\nEnd ",
        passage.with(1, Rewrite.replaced(passage.sentences().get(1), Map.of(2, "all"))).text());
    assertEquals(" \n", Passage.of(" \n").text());
  }

  @Test
  void spacesFollowTheWords() {
    Sentence said = Passage.of(TEXT).sentences().get(0);
    assertEquals(List.of("She", "said", ":", "\"", "I", "do", "n't", ".", "\""), said.words());
    assertEquals("She said:\t\"I can't.\"", Rewrite.replaced(said, Map.of(5, "ca")).text());
    assertEquals("She said:\t\"I do.\"", Rewrite.without(said, Set.of(6)).text());
    assertEquals("said:\t\"don't.\"", Rewrite.without(said, Set.of(0, 4)).text());
    assertEquals(
        "said She:\t\"I don't.\"",
        Rewrite.ordered(said, List.of(1, 0, 2, 3, 4, 5, 6, 7, 8)).text());
  }

  @Test
  void wordsThatAreNotInTheTextAreJoined() {
    Sentence du = new Sentence(List.of("de", "le", "vin", "."), "du vin.", Optional.empty());
    assertEquals("de la vin.", Rewrite.replaced(du, Map.of(1, "la")).text());
    assertEquals("vin.", Rewrite.without(du, Set.of(0, 1)).text());
  }

  @Test
  void constituentsWithoutWordsAreLeftOut() {
    Constituency tree =
        new Constituency(
            new Phrase(
                "S",
                List.of(
                    new Phrase("NP", List.of(new Word("it"))),
                    new Phrase("VP", List.of(new Word("is"), new Word("so"))))));
    Sentence sentence = new Sentence(List.of("it", "is", "so"), "it is so", Optional.of(tree));
    assertEquals(
        new Constituency(new Phrase("S", List.of(new Phrase("VP", List.of(new Word("is")))))),
        Rewrite.without(sentence, Set.of(0, 2)).tree().orElseThrow());
    assertEquals(
        List.of("he", "is", "so"),
        Rewrite.replaced(sentence, Map.of(0, "he")).tree().orElseThrow().words());
    assertEquals(
        Optional.empty(), Rewrite.ordered(sentence, List.of(1, 0, 2)).tree(), "no tree of those");
  }

  @Test
  void whatIsNoOrderIsRefused() {
    Sentence sentence = new Sentence(List.of("a", "b"), "a b", Optional.empty());
    assertThrows(IllegalArgumentException.class, () -> Rewrite.ordered(sentence, List.of(0, 0)));
    assertThrows(IllegalArgumentException.class, () -> Rewrite.ordered(sentence, List.of(1)));
    assertThrows(IllegalArgumentException.class, () -> Rewrite.without(sentence, Set.of(0, 1)));
    assertThrows(IllegalArgumentException.class, () -> new Passage(List.of(sentence), List.of("")));
  }

  /** Writes {@code x} for any word. */
  private static final Perturber CROSSING =
      new Perturber() {
        @Override
        public Optional<Sentence> perturb(Sentence sentence, Randomness randomness) {
          return sentence.words().size() > 1
              ? Optional.of(Rewrite.replaced(sentence, Map.of(0, "x")))
              : Optional.empty();
        }

        @Override
        public List<Sentence> variants(Sentence sentence, int word) {
          return List.of(Rewrite.replaced(sentence, Map.of(word, "x")));
        }
      };

  @Test
  void allSentencesThatCanBeArePerturbed() {
    assertEquals(
        Optional.of("x b. End"),
        Passage.of("a b. End").perturbed(CROSSING, Randomness.of(1)).map(Passage::text));
    assertEquals(Optional.empty(), Passage.of("End").perturbed(CROSSING, Randomness.of(1)));
  }

  @Test
  void wordsThatWereChangedHaveNoVariantsAgain() {
    Passage original = Passage.of("a b\n\nc");
    assertEquals(
        List.of("x b\n\nc", "a x\n\nc", "a b\n\nx"),
        original.variants(CROSSING, original).stream().map(Passage::text).toList());
    Passage changed = original.variants(CROSSING, original).get(0);
    assertEquals(
        List.of("x x\n\nc", "x b\n\nx"),
        changed.variants(CROSSING, original).stream().map(Passage::text).toList());
  }
}
