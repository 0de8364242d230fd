package org.syntagma.data.perturbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.data.DataException;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Sentence;

class SubstituteTest {
  @TempDir private Path folder;

  private Substitute of(String file) throws IOException {
    Path path = Files.writeString(folder.resolve("words.txt"), file);
    return new Substitute(new SubstituteConfig(1, Optional.of(path), 8, 1, 0, List.of("not")));
  }

  private static Substitute learned(double rate, int candidates, List<String> texts) {
    Substitute substitute =
        new Substitute(
            new SubstituteConfig(rate, Optional.empty(), candidates, 2, 0.1, List.of("not")));
    substitute.learn(texts);
    return substitute;
  }

  /** Two sorts of words, each in its own contexts. */
  private static List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (String animal : List.of("cat", "dog", "cow", "hen")) {
      texts.add("the " + animal + " is asleep in the house");
      texts.add("we saw a " + animal + " by the river");
    }
    for (String verb : List.of("sing", "dance", "swim")) {
      texts.add("they " + verb + " every day");
      texts.add("you can " + verb + " or not " + verb + " !");
    }
    return texts;
  }

  @Test
  void aFileSaysWhatReplacesAWord() throws IOException {
    Substitute substitute = of("# verbs\nsee watch behold\n\ndogs cats\nsee spot\n");
    assertEquals(
        List.of("cats see .", "dogs watch .", "dogs behold .", "dogs spot ."),
        Sample.variants(substitute, Sample.words("dogs see .")));
    List<String> drawn = Sample.drawn(substitute, Sample.words("dogs see ."), 60);
    assertEquals(
        List.of("cats behold .", "cats spot .", "cats watch ."),
        drawn.stream().distinct().sorted().toList());
    assertTrue(substitute.sources().get(0).name().endsWith("words.txt"));
  }

  @Test
  void replacementsAreSpelledLikeTheWordAndSpacesStay() throws IOException {
    Substitute substitute = of("dogs cats");
    Sentence sentence =
        new Sentence(List.of("Dogs", ",", "DOGS", "!"), "Dogs,  DOGS!", Optional.empty());
    Sentence changed = substitute.perturb(sentence, Randomness.of(1)).orElseThrow();
    assertEquals("Cats,  CATS!", changed.text());
    assertEquals(List.of("Cats", ",", "CATS", "!"), changed.words());
  }

  @Test
  void wordsToKeepAreNeitherReplacedNorReplaceOthers() throws IOException {
    Substitute substitute = of("not now\nnow not then");
    assertEquals(List.of("not then"), Sample.variants(substitute, Sample.words("not now")));
  }

  @Test
  void treesAndTagsOfOtherWordsStay() throws IOException {
    Sentence sentence = Sample.tree("dogs/NOUN/2/nsubj", "bark/VERB/0/root");
    Sentence changed = of("dogs cats").perturb(sentence, Randomness.of(1)).orElseThrow();
    assertEquals(List.of("cats", "bark"), changed.tree().orElseThrow().words());
    assertEquals(Map.of(Sentence.UPOS, List.of("NOUN", "VERB")), changed.annotations());
  }

  @Test
  void wordsWithLikeContextsReplaceOneAnother() {
    Substitute substitute = learned(1, 3, texts());
    List<String> animals = Sample.variants(substitute, Sample.words("cat"));
    assertEquals(List.of("cow", "dog", "hen"), animals.stream().sorted().toList());
    assertEquals(
        List.of("dance", "swim"),
        Sample.variants(learned(1, 2, texts()), Sample.words("sing")).stream().sorted().toList());
    assertEquals(List.of(), Sample.variants(substitute, Sample.words("zebra not !")));
    assertEquals(1, Sample.variants(learned(1, 1, texts()), Sample.words("cat")).size());
  }

  @Test
  void learningTwiceFromTheSameTextsGivesTheSame() {
    Sentence sentence = Sample.words("the cat can dance in the house");
    assertEquals(
        Sample.drawn(learned(0.5, 4, texts()), sentence, 40),
        Sample.drawn(learned(0.5, 4, texts()), sentence, 40));
  }

  /** Of two words with one feature each, by hand. */
  @Test
  void vectorsArePositiveInformationWithSmoothedFeatures() {
    Contexts contexts = Contexts.of(List.of("a b", "a b", "c b"), 1);
    assertEquals(List.of("b", "a", "c"), contexts.words());
    // A feature is a word (border 0, b 1, a 2, c 3) at a place (2 or 1 before, 1 or 2 after). All
    // six words have a border two before and two after; "b" has one after, the others one before.
    double three = Math.pow(3, 0.75);
    double all = 2 * Math.pow(6, 0.75) + 3 * three + Math.pow(2, 0.75) + 1;
    Map<Integer, Double> vector = contexts.vectors().get(1);
    int bAfter = 1 * 4 + 2;
    // Of the 8 features of the two "a" it has each twice.
    assertEquals(Math.log(0.25 / (three / all)), vector.get(bAfter), 1e-12);
    assertEquals(Math.log(0.25 / (Math.pow(6, 0.75) / all)), vector.get(0), 1e-12);
    assertEquals(4, vector.size());
  }

  @Test
  void saysWhichLinesHaveNoReplacement() throws IOException {
    DataException told = assertThrows(DataException.class, () -> of("good fine\nbad\n\nugly\n"));
    assertEquals(2, told.getMessage().lines().count(), told.getMessage());
    assertTrue(
        told.getMessage()
            .contains("words.txt:2: found the word 'bad' alone; expected a replacement after it"),
        told.getMessage());
    DataException empty = assertThrows(DataException.class, () -> of("# nothing\n"));
    assertTrue(empty.getMessage().contains("found no replacement"), empty.getMessage());
  }

  @Test
  void anAbsentFileIsTold() {
    SubstituteConfig config =
        new SubstituteConfig(1, Optional.of(folder.resolve("absent")), 8, 1, 0, List.of());
    DataException told = assertThrows(DataException.class, () -> new Substitute(config));
    assertTrue(told.getMessage().contains("absent: found no such file"), told.getMessage());
    assertFalse(Files.exists(folder.resolve("absent")));
  }
}
