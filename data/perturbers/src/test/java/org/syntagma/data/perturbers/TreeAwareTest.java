package org.syntagma.data.perturbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.syntagma.api.data.DataException;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Constituency.Phrase;
import org.syntagma.api.syntax.Constituency.Word;
import org.syntagma.api.syntax.Dependency;
import org.syntagma.api.syntax.Parser;
import org.syntagma.api.syntax.Sentence;

class TreeAwareTest {
  private final Agreement agreement = new Agreement(Optional.empty());
  private final WordOrder order = new WordOrder(Optional.empty());

  private static final Sentence DOGS =
      Sample.tree(
          "The/DET/2/det",
          "dogs/NOUN/3/nsubj",
          "carry/VERB/0/root",
          "it/PRON/3/obj",
          "./PUNCT/3/punct");

  @Test
  void aVerbLosesTheNumberOfItsSubject() {
    assertEquals(List.of("The dogs carries it ."), Sample.variants(agreement, DOGS));
    assertEquals(
        "The dogs carries it .",
        agreement.perturb(DOGS, Randomness.of(1)).map(Sentence::text).orElseThrow());
    Sentence singular = Sample.tree("She/PRON/2/nsubj", "watches/VERB/0/root");
    assertEquals(List.of("She watch"), Sample.variants(agreement, singular));
    Sentence past = Sample.tree("She/PRON/2/nsubj", "walked/VERB/0/root");
    assertEquals(List.of(), Sample.variants(agreement, past));
    assertFalse(agreement.perturb(past, Randomness.of(1)).isPresent());
  }

  @Test
  void theFirstAuxiliaryOrCopulaAgrees() {
    assertEquals(
        List.of("It were seen"),
        Sample.variants(
            agreement,
            Sample.tree("It/PRON/3/nsubj:pass", "was/AUX/3/aux:pass", "seen/VERB/0/root")));
    assertEquals(
        List.of("They is glad"),
        Sample.variants(
            agreement, Sample.tree("They/PRON/3/nsubj", "are/AUX/3/cop", "glad/ADJ/0/root")));
    assertEquals(
        List.of(),
        Sample.variants(
            agreement, Sample.tree("They/PRON/3/nsubj", "can/AUX/3/aux", "swims/VERB/0/root")));
  }

  @Test
  void eachClauseHasItsVerbAndOneIsDrawn() {
    Sentence two =
        Sample.tree("We/PRON/2/nsubj", "know/VERB/0/root", "she/PRON/4/nsubj", "IS/AUX/2/ccomp");
    assertEquals(List.of("We knows she IS", "We know she ARE"), Sample.variants(agreement, two));
    assertEquals(
        Set.of("We knows she IS", "We know she ARE"),
        new HashSet<>(Sample.drawn(agreement, two, 20)));
  }

  @Test
  void featuresTagsAndLemmasAreBelieved() {
    Sentence plain = Sample.tree("sheep/NOUN/2/nsubj", "bleat/VERB/0/root");
    assertEquals(List.of(), Sample.variants(agreement, plain), "nothing says what number it is");
    String plural = "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin";
    assertEquals(
        List.of("sheep bleats"),
        Sample.variants(agreement, plain.with(Sentence.FEATS, List.of("_", plural))));
    assertEquals(
        List.of("sheep bleats"),
        Sample.variants(agreement, plain.with(Sentence.XPOS, List.of("NNS", "VBP"))));
    Sentence dies =
        Sample.tree("It/PRON/2/nsubj", "dies/VERB/0/root")
            .with(Sentence.LEMMA, List.of("it", "die"))
            .with(Sentence.XPOS, List.of("PRP", "VBZ"));
    assertEquals(List.of("It die"), Sample.variants(agreement, dies));
  }

  @Test
  void endingsFollowTheSpelling() {
    for (String[] verb :
        new String[][] {
          {"carry", "carries"}, {"play", "plays"}, {"go", "goes"}, {"pass", "passes"},
          {"fix", "fixes"}, {"watch", "watches"}, {"wish", "wishes"}, {"make", "makes"}
        }) {
      assertEquals(verb[1], Inflection.thirdSingular(verb[0]));
      assertEquals(verb[0], Inflection.plural(verb[1]));
    }
  }

  @Test
  void partsOfAPhraseChangePlacesWhole() {
    assertEquals(
        Set.of(
            "dogs The carry it .", // of the noun phrase
            "carry The dogs it .", // subject and verb
            "The dogs it carry ."), // verb and object
        new HashSet<>(Sample.variants(order, DOGS)));
    Sentence moved = order.variants(DOGS, 2).get(0);
    assertEquals(
        new Dependency(
            List.of("The", "dogs", "it", "carry", "."),
            List.of(2, 4, 4, 0, 4),
            List.of("det", "nsubj", "obj", "root", "punct")),
        moved.tree().orElseThrow());
    assertEquals(
        new HashSet<>(Sample.variants(order, DOGS)), new HashSet<>(Sample.drawn(order, DOGS, 60)));
  }

  @Test
  void subtreesWithGapsStay() {
    // "a hearing on it is set": "hearing on it" has the gap if "on it" stood behind "set".
    Sentence crossing =
        Sample.tree("hearing/NOUN/2/nsubj", "came/VERB/0/root", "on/ADP/4/case", "it/PRON/1/nmod");
    assertEquals(List.of("hearing came it on"), Sample.variants(order, crossing));
  }

  @Test
  void constituentsChangePlaces() {
    Constituency tree =
        new Constituency(
            new Phrase(
                "S",
                List.of(
                    new Phrase("NP", List.of(word("DT", "the"), word("NN", "dog"))),
                    new Phrase("VP", List.of(word("VBZ", "barks"))),
                    word(".", "."))));
    Sentence sentence = new Sentence(tree.words(), "the dog barks.", Optional.of(tree));
    assertEquals(List.of("dog the barks.", "barks the dog."), Sample.variants(order, sentence));
    DataException told =
        assertThrows(DataException.class, () -> agreement.perturb(sentence, Randomness.of(1)));
    assertTrue(told.getMessage().contains("reads trees of the class Dependency"));
  }

  private static Phrase word(String tag, String text) {
    return new Phrase(tag, List.of(new Word(text)));
  }

  @Test
  void withoutATreeAParserIsNeeded() {
    DataException told =
        assertThrows(
            DataException.class, () -> order.perturb(Sample.words("no tree"), Randomness.of(1)));
    assertEquals(
        "the perturber word-order needs trees, but 'no tree' has none: give it a parser, or sentences of a treebank",
        told.getMessage());
  }

  @Test
  void aParserFindsTreesOnceForEachSentence() {
    List<Sentence> asked = new ArrayList<>();
    Parser parser =
        sentences -> {
          asked.addAll(sentences);
          return sentences.stream()
              .map(each -> each.words().equals(DOGS.words()) ? DOGS : each)
              .toList();
        };
    Agreement parsing = new Agreement(Optional.of(parser));
    Sentence bare = Sample.words("The dogs carry it .");
    assertEquals(List.of("The dogs carries it ."), Sample.variants(parsing, bare));
    assertEquals(List.of(bare), asked);
    assertEquals(List.of(), Sample.variants(parsing, Sample.words("other words")));
  }

  @Test
  void whatAParserCannotReadIsTold() {
    Parser parser =
        sentences -> {
          throw new IllegalArgumentException("too long");
        };
    DataException told =
        assertThrows(
            DataException.class,
            () -> new WordOrder(Optional.of(parser)).variants(Sample.words("a b"), 0));
    assertTrue(told.getMessage().endsWith("its parser cannot read 'a b': too long"));
    assertEquals(Map.of(), Sample.words("a b").annotations());
  }
}
